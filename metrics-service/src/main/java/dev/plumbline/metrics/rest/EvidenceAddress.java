package dev.plumbline.metrics.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.metrics.kpi.Query;
import java.net.URLEncoder;

/** Where the rows behind a KPI's figure are listed, as an answer refers to it. */
final class EvidenceAddress {
    private EvidenceAddress() {}

    /** Of the figure that a query without buckets and groups gives. */
    static String of(String kpi, Query query) {
        var address =
                new StringBuilder("/v1/kpis/" + kpi + "/conversations?from=" + query.from() + "&to=" + query.to());
        query.filters().forEach((axis, words) -> words.forEach(word -> add(address, axis.key(), word)));
        query.tags().forEach(tag -> add(address, "tag", tag));
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String word) {
        // URLEncoder writes forms, where a space is a plus.
        address.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(word, UTF_8).replace("+", "%20"));
    }
}
