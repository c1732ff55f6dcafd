package dev.plumbline.survey.mail;

import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.SurveyTexts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** The two halves of the mail. */
final class SurveyMail {
    private SurveyMail() {}

    /** One link to click. {@code label}: what the score means; empty where only the ends of the scale have a name. */
    record Choice(int score, Optional<String> label, String link) {
        public String name() {
            return label.map(it -> score + ": " + it).orElse(Integer.toString(score));
        }
    }

    /**
     * The scale.
     *
     * @param rows of so many choices each as a phone has room for
     * @param lowest what the first choice means
     * @param highest what the last choice means
     */
    record Scale(List<List<Choice>> rows, String lowest, String highest) {
        public Choice last() {
            return rows.getLast().getLast();
        }

        public List<Choice> choices() {
            return rows.stream().flatMap(List::stream).toList();
        }
    }

    /**
     * What the templates show.
     *
     * @param sender the company that asks, or empty
     * @param logo whether its logo is attached
     * @param introduction why it is asked, or asked again
     * @param whyYou why this customer gets it
     * @param trap a link that people do not see
     */
    record Letter(
            Language language,
            String sender,
            boolean logo,
            Optional<Accent> accent,
            String introduction,
            String whyYou,
            String question,
            Scale scale,
            String link,
            String unsubscribe,
            String trap) {
        public SurveyTexts texts() {
            return language.texts();
        }

        /** How a choice looks. A tenant's colour stays the same on a dark screen. */
        public String button() {
            return accent.map(it -> "background:%s;border-color:%s;color:%s"
                            .formatted(it.background(), it.background(), it.text()))
                    .orElse("background:#eef0fd;border-color:#8f98d9;color:#2c2f8f");
        }
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance html(Letter letter);

        static native TemplateInstance text(Letter letter);
    }
}
