package dev.plumbline.survey.mail;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.policy.Wording;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.Scale;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts into words what a survey asks, in the words and the colour of the tenant where it has its own. */
@ApplicationScoped
class LetterWriter {
    /** More do not fit side by side on a phone, each wide enough for a thumb. */
    private static final int WIDEST_ROW = 7;

    private final SurveyLinks links;
    private final TenantRegistry registry;

    LetterWriter(SurveyLinks links, TenantRegistry registry) {
        this.links = links;
        this.registry = registry;
    }

    SurveyMail.Letter letter(Survey survey, Token token, Language language, Appearance appearance, boolean reminder) {
        var branding = appearance.branding();
        var texts = language.texts();
        var sender = branding.name()
                .or(() -> registry.tenant(survey.tenant()).map(Tenant::name))
                .orElse("");
        var words = new Scale(survey.kind(), language, sender);
        return new SurveyMail.Letter(
                language,
                sender,
                branding.logo().isPresent(),
                Accent.of(branding.color()),
                reminder ? texts.reminder() : words.introduction(),
                words.whyYou(),
                Optional.ofNullable(appearance.texts().get(language.tag()))
                        .flatMap(Wording::question)
                        .orElse(words.question()),
                scale(words, token),
                links.page(token),
                links.unsubscribe(token),
                links.trap(token));
    }

    private SurveyMail.Scale scale(Scale words, Token token) {
        var choices = IntStream.rangeClosed(words.kind().lowest(), words.kind().highest())
                .mapToObj(score -> new SurveyMail.Choice(score, words.label(score), links.page(token, score)))
                .toList();
        return new SurveyMail.Scale(rows(choices), words.lowest(), words.highest());
    }

    private static List<List<SurveyMail.Choice>> rows(List<SurveyMail.Choice> choices) {
        var size = choices.size();
        if (size <= WIDEST_ROW) {
            return List.of(choices);
        }
        var half = (size + 1) / 2;
        return List.of(choices.subList(0, half), choices.subList(half, size));
    }
}
