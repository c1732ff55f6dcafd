package dev.plumbline.survey.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What is shown to who wants no more surveys. */
final class UnsubscribePage {
    private UnsubscribePage() {}

    @CheckedTemplate(basePath = "page")
    static class Templates {
        /** {@code action}: where the button goes. */
        static native TemplateInstance unsubscribe(Pages.Frame frame, String action);
    }
}
