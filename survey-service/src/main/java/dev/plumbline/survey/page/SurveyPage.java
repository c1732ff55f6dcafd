package dev.plumbline.survey.page;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.page.Pages.Choice;
import dev.plumbline.survey.page.Pages.Frame;
import dev.plumbline.survey.page.Pages.Link;
import dev.plumbline.survey.page.Pages.Mood;
import dev.plumbline.survey.page.Pages.Notice;
import dev.plumbline.survey.page.Pages.Question;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.SurveyTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Renders the pages, each in the words of its reader. */
@ApplicationScoped
class SurveyPage {
    private final SurveyLinks links;
    private final TenantRegistry registry;

    SurveyPage(SurveyLinks links, TenantRegistry registry) {
        this.links = links;
        this.registry = registry;
    }

    /**
     * The question.
     *
     * @param chosen the score that is chosen beforehand
     * @param violations what was wrong with the answer sent before
     */
    String question(
            Survey survey,
            Token token,
            Optional<Integer> chosen,
            Optional<String> comment,
            List<Violation> violations,
            boolean editing) {
        var frame = frame(survey);
        var choices = IntStream.rangeClosed(
                        survey.kind().lowest(), survey.kind().highest())
                .mapToObj(score -> new Choice(
                        score,
                        frame.language().label(score),
                        chosen.filter(it -> it == score).isPresent()))
                .toList();
        var problems = violations.stream()
                .map(violation -> words(violation, frame.texts()))
                .toList();
        var question = new Question(action(token), choices, comment.orElse(""), problems, editing);
        return Pages.Templates.question(frame, question).render();
    }

    String thanks(Survey survey, Token token, int score) {
        var frame = frame(survey);
        var texts = frame.texts();
        return notice(
                frame,
                new Notice(
                        Mood.THANKS,
                        texts.thanksTitle(),
                        texts.thanks(),
                        Optional.of(new Link(action(token), texts.change())),
                        Optional.of(choice(frame, score))));
    }

    String locked(Survey survey, Optional<Integer> score) {
        var frame = frame(survey);
        var texts = frame.texts();
        return notice(
                frame,
                new Notice(
                        Mood.DONE,
                        texts.lockedTitle(),
                        texts.locked(),
                        Optional.empty(),
                        score.map(it -> choice(frame, it))));
    }

    String over(Survey survey) {
        var frame = frame(survey);
        return notice(
                frame,
                new Notice(
                        Mood.OVER,
                        frame.texts().overTitle(),
                        frame.texts().over(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Asks once more before the address is taken off the list. */
    String unsubscribe(Survey survey, Token token) {
        return UnsubscribePage.Templates.unsubscribe(frame(survey), action(token) + "/unsubscribe")
                .render();
    }

    String unsubscribed(Survey survey) {
        var frame = frame(survey);
        return notice(
                frame,
                new Notice(
                        Mood.DONE,
                        frame.texts().unsubscribedTitle(),
                        frame.texts().unsubscribed(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** In the language that the browser asks for: of this reader nothing else is known. */
    String unknown(List<Locale> accepted) {
        var frame = new Frame(Language.preferred(accepted), links.root(), "");
        return notice(
                frame,
                new Notice(
                        Mood.UNKNOWN,
                        frame.texts().unknownTitle(),
                        frame.texts().unknown(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Frame frame(Survey survey) {
        var locale = survey.state().sentTo().flatMap(addressee -> addressee.locale());
        var sender = registry.tenant(survey.tenant()).map(Tenant::name).orElse("");
        return new Frame(Language.of(locale), links.root(), sender);
    }

    private static String notice(Frame frame, Notice notice) {
        return Pages.Templates.notice(frame, notice).render();
    }

    private String action(Token token) {
        return links.root() + "/s/" + token.text();
    }

    private static Choice choice(Frame frame, int score) {
        return new Choice(score, frame.language().label(score), true);
    }

    /** A customer reads no JSON pointers. */
    private static String words(Violation violation, SurveyTexts texts) {
        return violation.pointer().equals("/score") ? texts.chooseScore() : texts.commentUnusable();
    }

    /** The score that a link or a form names, when it is one. */
    static Optional<Integer> score(SurveyKind kind, String text) {
        return Optional.ofNullable(text)
                .filter(it -> it.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(kind::allows);
    }
}
