package dev.plumbline.survey.page;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.page.Pages.Choice;
import dev.plumbline.survey.page.Pages.Frame;
import dev.plumbline.survey.page.Pages.Link;
import dev.plumbline.survey.page.Pages.Look;
import dev.plumbline.survey.page.Pages.Mood;
import dev.plumbline.survey.page.Pages.Notice;
import dev.plumbline.survey.page.Pages.Question;
import dev.plumbline.survey.page.Pages.Switch;
import dev.plumbline.survey.policy.Wording;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.Scale;
import dev.plumbline.survey.text.SurveyTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Renders the pages, each in the words of its reader and the looks of who asks. */
@ApplicationScoped
class SurveyPage {
    private final SurveyLinks links;
    private final TenantRegistry registry;
    private final Appearance.Source appearances;

    SurveyPage(SurveyLinks links, TenantRegistry registry, Appearance.Source appearances) {
        this.links = links;
        this.registry = registry;
        this.appearances = appearances;
    }

    /**
     * A survey that is looked at.
     *
     * @param look the looks and words of who asks
     * @param query what stays in the address when the language changes
     */
    record View(Survey survey, Token token, Reader reader, Appearance look, String query) {
        private Language language() {
            return reader.language(survey.state().sentTo().flatMap(it -> it.locale()));
        }
    }

    /** What stands in the form: what was chosen and written, and what was wrong with that. */
    record Draft(Optional<Integer> chosen, Optional<String> comment, List<Violation> violations, boolean editing) {}

    View view(Survey survey, Token token, Reader reader, Optional<Integer> chosen) {
        return new View(
                survey,
                token,
                reader,
                appearances.of(survey),
                chosen.map(it -> "?score=" + it).orElse(""));
    }

    String question(View view, Draft draft) {
        var scale = scale(view);
        var texts = view.language().texts();
        var choices = IntStream.rangeClosed(scale.kind().lowest(), scale.kind().highest())
                .mapToObj(score -> new Choice(
                        score,
                        scale.label(score),
                        draft.chosen().filter(it -> it == score).isPresent()))
                .toList();
        return Pages.Templates.question(
                        frame(view),
                        new Question(
                                address(view, ""),
                                wording(view).flatMap(Wording::question).orElseGet(scale::question),
                                choices,
                                scale.isNamed(),
                                scale.lowest(),
                                scale.highest(),
                                draft.comment().orElse(""),
                                draft.violations().stream()
                                        .map(violation -> words(violation, scale, texts))
                                        .toList(),
                                draft.editing(),
                                path(view.token()) + "/confirm"))
                .render();
    }

    String thanks(View view, int score) {
        var texts = view.language().texts();
        return notice(
                view,
                new Notice(
                        Mood.THANKS,
                        texts.thanksTitle(),
                        wording(view).flatMap(Wording::thanks).orElseGet(texts::thanks),
                        Optional.of(new Link(address(view, ""), texts.change())),
                        Optional.of(choice(view, score))));
    }

    String locked(View view, Optional<Integer> score) {
        var texts = view.language().texts();
        return notice(
                view,
                new Notice(
                        Mood.DONE,
                        texts.lockedTitle(),
                        texts.locked(),
                        Optional.empty(),
                        score.map(it -> choice(view, it))));
    }

    String over(View view) {
        var texts = view.language().texts();
        return notice(view, new Notice(Mood.OVER, texts.overTitle(), texts.over()));
    }

    /** Asks once more before the address is taken off the list. */
    String unsubscribe(View view) {
        return UnsubscribePage.Templates.unsubscribe(frame(view), path(view.token()) + "/unsubscribe")
                .render();
    }

    String unsubscribed(View view) {
        var texts = view.language().texts();
        return notice(view, new Notice(Mood.DONE, texts.unsubscribedTitle(), texts.unsubscribed()));
    }

    /** In the language that the browser asks for: of this reader nothing else is known. */
    String unknown(Reader reader) {
        var texts = reader.language(Optional.empty()).texts();
        return notice(reader, new Notice(Mood.UNKNOWN, texts.unknownTitle(), texts.unknown()));
    }

    String tooMany(Reader reader) {
        var texts = reader.language(Optional.empty()).texts();
        return notice(reader, new Notice(Mood.OVER, texts.tooManyTitle(), texts.tooMany()));
    }

    /** The question as JSON. */
    QuestionView asked(View view) {
        return QuestionView.of(view.survey(), scale(view), wording(view));
    }

    /** What a page in this survey's own looks is styled with; empty where it has none. */
    Optional<String> style(Survey survey) {
        return appearances.of(survey).branding().color().flatMap(BrandStyle::of);
    }

    /** Its logo, a PNG. */
    Optional<byte[]> logo(Survey survey) {
        return appearances.of(survey).branding().logo().map(BrandStyle::decoded);
    }

    private Optional<Wording> wording(View view) {
        return Optional.ofNullable(view.look().texts().get(view.language().tag()));
    }

    private Scale scale(View view) {
        return new Scale(view.survey().kind(), view.language(), sender(view));
    }

    private String sender(View view) {
        return view.look()
                .branding()
                .name()
                .or(() -> registry.tenant(view.survey().tenant()).map(Tenant::name))
                .orElse("");
    }

    private Frame frame(View view) {
        var branding = view.look().branding();
        var path = path(view.token());
        return new Frame(
                view.language(),
                links.root(),
                sender(view),
                new Look(
                        branding.color().map(it -> path + "/brand.css"),
                        branding.logo().map(it -> path + "/logo.png")),
                Arrays.stream(Language.values())
                        .map(language -> new Switch(
                                language,
                                path + view.query() + (view.query().isEmpty() ? "?" : "&") + "lang=" + language.tag()))
                        .toList());
    }

    private String notice(View view, Notice notice) {
        return Pages.Templates.notice(frame(view), notice).render();
    }

    private String notice(Reader reader, Notice notice) {
        var frame = new Frame(reader.language(Optional.empty()), links.root(), "", Look.PLAIN, List.of());
        return Pages.Templates.notice(frame, notice).render();
    }

    /** Of a page of the survey's; a language that was chosen stays so. */
    private String address(View view, String page) {
        return path(view.token())
                + page
                + view.reader().chosen().map(it -> "?lang=" + it.tag()).orElse("");
    }

    private String path(Token token) {
        return links.root() + "/s/" + token.text();
    }

    private Choice choice(View view, int score) {
        return new Choice(score, scale(view).label(score), true);
    }

    /** A customer reads no JSON pointers. */
    private static String words(Violation violation, Scale scale, SurveyTexts texts) {
        return violation.pointer().equals("/score") ? scale.choose() : texts.commentUnusable();
    }
}
