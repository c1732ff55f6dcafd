package dev.plumbline.survey.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.survey.policy.Wording;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.text.Scale;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A survey as a chat widget shows it. {@code state}: {@code open}, or {@code answered}, when the answer can still be changed. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Question")
record QuestionView(
        String kind,
        String state,
        String question,
        int lowest,
        int highest,
        String lowestLabel,
        String highestLabel,
        String commentLabel,
        String submit,
        String thanks,
        String language,
        String direction,
        Optional<Integer> score) {

    static QuestionView of(Survey survey, Scale scale, Optional<Wording> wording) {
        var language = scale.language();
        var texts = language.texts();
        var answered = survey.state() instanceof SurveyState.Answered it
                ? Optional.of(it.answer().score())
                : Optional.<Integer>empty();
        return new QuestionView(
                survey.kind().name().toLowerCase(Locale.ROOT),
                answered.isPresent() ? "answered" : "open",
                wording.flatMap(Wording::question).orElseGet(scale::question),
                survey.kind().lowest(),
                survey.kind().highest(),
                scale.lowest(),
                scale.highest(),
                texts.comment(),
                answered.isPresent() ? texts.submitAgain() : texts.submit(),
                wording.flatMap(Wording::thanks).orElseGet(texts::thanks),
                language.tag(),
                language.direction(),
                answered);
    }
}
