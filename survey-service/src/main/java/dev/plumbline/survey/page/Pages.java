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
     * @param look where its own colours and logo lie, if it has any
     * @param languages the same page in the other languages
     */
    record Frame(Language language, String root, String sender, Look look, List<Switch> languages) {
        public SurveyTexts texts() {
            return language.texts();
        }
    }

    record Look(Optional<String> style, Optional<String> logo) {
        static final Look PLAIN = new Look(Optional.empty(), Optional.empty());
    }

    /** {@code address}: of the page in this language. */
    record Switch(Language language, String address) {}

    /** {@code label}: what it means; on long scales only the ends are named. */
    record Choice(int score, Optional<String> label, boolean chosen) {}

    /**
     * The question.
     *
     * @param action where the form goes
     * @param text what is asked
     * @param faces whether each choice has a face and a name
     * @param lowest what the first choice means
     * @param highest what the last choice means
     * @param comment what stands in the field
     * @param problems what to mend, in the reader's words
     * @param editing whether an answer is there already
     * @param trap a link that no person sees
     */
    record Question(
            String action,
            String text,
            List<Choice> choices,
            boolean faces,
            String lowest,
            String highest,
            String comment,
            List<String> problems,
            boolean editing,
            String trap) {}

    /** A page that asks nothing. {@code link}: where to go on from there. */
    record Notice(Mood mood, String title, String text, Optional<Link> link, Optional<Choice> answer) {
        Notice(Mood mood, String title, String text) {
            this(mood, title, text, Optional.empty(), Optional.empty());
        }
    }

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
