package dev.plumbline.metrics.dashboard;

import dev.plumbline.kit.page.Assets;
import io.quarkus.qute.TemplateGlobal;

/** What the dashboards load besides what all pages do. */
@TemplateGlobal
final class DashboardAssets {
    private static final String SCRIPT = Assets.versioned(DashboardAssets.class, "/assets/dashboard.js");

    private DashboardAssets() {}

    static String script() {
        return SCRIPT;
    }

    /** ECharts with the kinds of charts in common use: a third smaller than all of it. Its version is in the parent's pom. */
    static String charts() {
        return "/_static/echarts/6.0.0/dist/echarts.common.min.js";
    }
}
