package dev.plumbline.kit.page;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What all pages load, under addresses that change with the content: browsers may keep each for good. */
public final class Assets {
    private static final String STYLESHEET = versioned(Assets.class, "/assets/plumbline.css");
    private static final String ICON = versioned(Assets.class, "/assets/icon.svg");

    private Assets() {}

    @TemplateGlobal
    public static String stylesheet() {
        return STYLESHEET;
    }

    @TemplateGlobal
    public static String icon() {
        return ICON;
    }

    /** The address of an asset that stands in the module of this class. */
    public static String versioned(Class<?> owner, String address) {
        try (var content = owner.getResourceAsStream("/META-INF/resources" + address)) {
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
