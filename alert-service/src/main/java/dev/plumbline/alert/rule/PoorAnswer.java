package dev.plumbline.alert.rule;

import dev.plumbline.contract.SurveyKind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer who matters gave a poor answer. A survey gives at most one alert, from its first fresh poor answer on; it
 * fires while the answer that counts is poor and given by one of the audience, and is over otherwise.
 *
 * @param atMost the best score that is still poor
 */
public record PoorAnswer(String id, Severity severity, SurveyKind kind, int atMost, Audience audience) implements Rule {
    private static final int LONGEST_QUOTE = 200;

    @Override
    public String inWords() {
        return "A " + audience.inWords() + " gave a " + kind + " of " + atMost + " or less.";
    }

    /** What to make of a survey; empty when it concerns this rule by no event so far. */
    public Optional<Finding> judge(SurveyCase survey) {
        return survey.answers().stream()
                .filter(answer -> answer.fresh() && isPoor(answer))
                .filter(answer -> survey.candidatesOf(answer).anyMatch(audience::everIncluded))
                .findFirst()
                .map(first -> finding(survey, first));
    }

    private Finding finding(SurveyCase survey, Answer first) {
        var latest = survey.latest();
        var poor = survey.answers().stream()
                .filter(this::isPoor)
                .reduce((before, after) -> after)
                .orElseThrow();
        var isOfAudience = survey.customerOf(poor).filter(audience::includes).isPresent();
        var telling = poor.equals(latest) ? Stream.of(poor) : Stream.of(poor, latest);
        return new Finding(
                fingerprint(survey.surveyId()),
                id,
                severity,
                isPoor(latest) && isOfAudience,
                first.at().time(),
                "Poor " + kind + " from a " + audience.inWords(),
                sentence(survey, poor, isOfAudience),
                survey.customerOf(poor).map(Customer::id),
                telling.map(answer -> evidence(survey, answer)).toList());
    }

    private boolean isPoor(Answer answer) {
        return answer.kind() == kind && answer.score() <= atMost;
    }

    private String sentence(SurveyCase survey, Answer poor, boolean isOfAudience) {
        var who = isOfAudience ? audience.inWords() : "Customer";
        var sentence = new StringBuilder(who)
                .append(survey.customerOf(poor).map(it -> " " + it.id()).orElse(""))
                .append(" gave a ")
                .append(kind)
                .append(" of ")
                .append(poor.score());
        poor.conversationId()
                .ifPresent(it -> sentence.append(" to conversation ").append(it));
        poor.comment().ifPresent(it -> sentence.append(": “").append(quote(it)).append('”'));
        if (!isPoor(survey.latest())) {
            sentence.append(" – and has since answered ").append(survey.latest().score());
        } else if (!isOfAudience) {
            sentence.append(" – and is not known as a ")
                    .append(audience.inWords())
                    .append(" any more");
        }
        return sentence.toString();
    }

    private static Evidence evidence(SurveyCase survey, Answer answer) {
        return new Evidence(
                answer.conversationId(),
                answer.surveyId(),
                survey.customerOf(answer).map(Customer::id),
                answer.score(),
                answer.comment(),
                answer.at().time());
    }

    /** The beginning of a comment, on one line. */
    private static String quote(String comment) {
        var line = comment.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
