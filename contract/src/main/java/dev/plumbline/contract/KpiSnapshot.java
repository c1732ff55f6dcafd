package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A figure as it stands, on the compacted topic {@code kpi.snapshots}. It stands until the next one with its key; a
 * tombstone there ends it.
 *
 * @param group the dimension values it is for; empty for the whole
 * @param from where its window begins
 * @param to where its window ends, exclusive: the minute at which it was looked at
 * @param value in the KPI's unit; empty when there is nothing to measure
 * @param n what it rests on
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KpiSnapshot(
        String tenant,
        String kpi,
        Map<String, String> group,
        Instant from,
        Instant to,
        Optional<Double> value,
        long n) {

    /**
     * Its key on the topic: {@code tenant|kpi|group}, e.g. {@code acme|csat|path=ai_only} and {@code acme|csat|} for the
     * whole. The dimensions of a group stand in the order of their names, with commas between them; values are encoded
     * as in the query of an address, so that each group has one spelling and no other group has the same.
     */
    public String key() {
        return tenant + "|" + kpi + "|"
                + new TreeMap<>(group)
                        .entrySet().stream()
                                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining(","));
    }
}
