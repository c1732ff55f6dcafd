package dev.plumbline.survey.page;

import dev.plumbline.survey.text.Language;
import dev.plumbline.survey.text.SurveyTexts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** What the customer sees. */
final class Pages {
    private Pages() {}

    /**
     * What is around every page.
     *
     * @param root where this service begins within its host
     * @param sender the company that asks, or empty
     */
    record Frame(Language language, String root, String sender) {
        public SurveyTexts texts() {
            return language.texts();
        }
    }

    record Choice(int score, String label, boolean chosen) {}

    /**
     * The question.
     *
     * @param action where the form goes
     * @param comment what stands in the field
     * @param problems what to mend, in the reader's words
     * @param editing whether an answer is there already
     */
    record Question(String action, List<Choice> choices, String comment, List<String> problems, boolean editing) {
        public Choice first() {
            return choices.getFirst();
        }

        public Choice last() {
            return choices.getLast();
        }
    }

    /** A page that asks nothing. {@code link}: where to go on from there. */
    record Notice(Mood mood, String title, String text, Optional<Link> link, Optional<Choice> answer) {}

    record Link(String address, String text) {}

    /** Which picture goes with a notice. */
    enum Mood {
        THANKS,
        DONE,
        OVER,
        UNKNOWN
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance question(Frame frame, Question question);

        static native TemplateInstance notice(Frame frame, Notice notice);
    }
}
