package dev.plumbline.survey.mail;

import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.SurveyTexts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The two halves of the mail. */
final class SurveyMail {
    private SurveyMail() {}

    /** One link to click. */
    record Choice(int score, String label, String link) {}

    /** What the templates show. {@code sender}: the company that asks, or empty. */
    record Letter(Language language, String sender, String link, List<Choice> choices) {
        public SurveyTexts texts() {
            return language.texts();
        }
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance html(Letter letter);

        static native TemplateInstance text(Letter letter);
    }
}
