package dev.plumbline.survey.text;

import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Optional;

/**
 * A kind of survey in the words of one language: what is asked, and what the answers mean.
 *
 * @param sender the company that asks, or empty
 */
public record Scale(SurveyKind kind, Language language, String sender) {

    public String question() {
        var texts = language.texts();
        return switch (kind) {
            case CSAT -> texts.question();
            case CES -> texts.cesQuestion();
            case NPS -> sender.isEmpty() ? texts.npsQuestion() : texts.npsQuestionOf(sender);
            case HANDOFF -> texts.handoffQuestion();
        };
    }

    /** What a score is called; on long scales only the ends are. */
    public Optional<String> label(int score) {
        return kind.allows(score) && isNamed() ? Optional.of(names().get(score - kind.lowest())) : Optional.empty();
    }

    public String lowest() {
        return names().getFirst();
    }

    public String highest() {
        return names().getLast();
    }

    /** Whether every step has a name. */
    public boolean isNamed() {
        return names().size() == kind.highest() - kind.lowest() + 1;
    }

    private List<String> names() {
        var texts = language.texts();
        return switch (kind) {
            case CSAT -> List.of(texts.score1(), texts.score2(), texts.score3(), texts.score4(), texts.score5());
            case HANDOFF -> List.of(texts.handoffLowest(), texts.handoffHighest());
            case CES -> List.of(texts.cesLowest(), texts.cesHighest());
            case NPS -> List.of(texts.npsLowest(), texts.npsHighest());
        };
    }

    /** What is said to who chose nothing. */
    public String choose() {
        return isNamed() ? language.texts().chooseScore() : language.texts().chooseNumber();
    }

    /** How the mail begins. */
    public String introduction() {
        return kind == SurveyKind.NPS
                ? language.texts().introductionNps()
                : language.texts().introduction();
    }

    /** Why the mail comes at all. */
    public String whyYou() {
        return kind == SurveyKind.NPS
                ? language.texts().whyYouNps()
                : language.texts().whyYou();
    }
}
