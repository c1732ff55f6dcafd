package dev.plumbline.ingestion.page;

import dev.plumbline.kit.page.Assets;
import io.quarkus.qute.TemplateGlobal;

/** What the pages of this service load besides what all pages do. */
@TemplateGlobal
final class PageAssets {
    private static final String COPY = Assets.versioned(PageAssets.class, "/assets/copy.js");

    private PageAssets() {}

    static String copyScript() {
        return COPY;
    }
}
