package dev.plumbline.metrics.dashboard;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the pages load, under addresses that change with the content: browsers may keep each for good. */
@TemplateGlobal
final class Assets {
    private static final String STYLESHEET = versioned("/assets/plumbline.css");
    private static final String SCRIPT = versioned("/assets/dashboard.js");
    private static final String ICON = versioned("/assets/icon.svg");

    private Assets() {}

    static String stylesheet() {
        return STYLESHEET;
    }

    static String script() {
        return SCRIPT;
    }

    static String icon() {
        return ICON;
    }

    /** ECharts with the kinds of charts in common use: a third smaller than all of it. Its version is in the parent's pom. */
    static String charts() {
        return "/_static/echarts/6.0.0/dist/echarts.common.min.js";
    }

    private static String versioned(String address) {
        try (var content = Assets.class.getResourceAsStream("/META-INF/resources" + address)) {
            if (content == null) {
                throw new IllegalStateException("The build lacks " + address);
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return address + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
