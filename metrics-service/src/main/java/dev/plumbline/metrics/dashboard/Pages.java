package dev.plumbline.metrics.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates, each with what it shows. */
final class Pages {
    private Pages() {}

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance overview(Overview page);

        static native TemplateInstance welcome(Welcome page);

        static native TemplateInstance evidence(EvidenceList page);

        static native TemplateInstance conversation(ConversationSheet page);

        static native TemplateInstance review(ReviewSheet page);
    }
}
