package dev.plumbline.metrics.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

/** An address within the dashboards. Whatever is put into it arrives as it was. */
record Address(String path, String query) {
    static final Address START = new Address("/", "");
    static final Address CONVERSATIONS = new Address("/conversations", "");

    /** The page of one conversation. */
    static Address ofConversation(String id) {
        return new Address("/conversations/" + encoded(id), "");
    }

    Address with(String name, String value) {
        return new Address(path, query + (query.isEmpty() ? "?" : "&") + name + "=" + encoded(value));
    }

    Address with(String name, List<String> values) {
        var address = this;
        for (var value : values) {
            address = address.with(name, value);
        }
        return address;
    }

    private static String encoded(String text) {
        // URLEncoder writes forms, where a space is a plus; in a path it would stay one.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path + query;
    }
}
