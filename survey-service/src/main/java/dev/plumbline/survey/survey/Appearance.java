package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Branding;
import dev.plumbline.survey.policy.Wording;
import java.util.Map;

/** In whose looks a survey is asked, and in what own words, by language tag. */
public record Appearance(Branding branding, Map<String, Wording> texts) {
    public static final Appearance PLAIN = new Appearance(Branding.PLAIN, Map.of());

    /** That of a survey. */
    @FunctionalInterface
    public interface Source {
        Appearance of(Survey survey);
    }
}
