package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.forecast.Anomalies;
import dev.plumbline.metrics.forecast.Anomaly;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import java.util.List;
import java.util.Optional;

/** Anomalies as JSON: each with what was expected and where its conversations are; then what could be judged at all. */
final class AnomaliesView {
    private AnomaliesView() {}

    static Table of(Anomalies anomalies, Query query, List<ChangeReleased> annotations) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("bucket", query.bucket().orElseThrow().key());
        var rows = json.putArray("rows");
        anomalies.found().forEach(anomaly -> rows.add(row(anomaly, query)));
        var categories = json.putArray("categories");
        for (var coverage : anomalies.coverage()) {
            categories
                    .addObject()
                    .put("category", coverage.category())
                    .put("judged", coverage.judged())
                    .put("unjudged", coverage.unjudged())
                    .put("reason", reason(coverage));
        }
        json.set("annotations", Annotations.of(annotations));
        return Table.of(json, "rows");
    }

    private static ObjectNode row(Anomaly anomaly, Query query) {
        var from = anomaly.from().toInstant();
        var behind = query.with(Dimension.CATEGORY, List.of(anomaly.category()))
                .during(from, anomaly.to().toInstant());
        return JsonNodeFactory.instance
                .objectNode()
                .put("category", anomaly.category())
                .put("bucket", from.toString())
                .put("direction", anomaly.isSpike() ? "spike" : "drop")
                .put("observed", anomaly.observed())
                .<ObjectNode>set("expected", rounded(anomaly.expected()))
                .<ObjectNode>set("low", rounded(anomaly.low()))
                .<ObjectNode>set("high", rounded(anomaly.high()))
                .<ObjectNode>set("score", rounded(anomaly.score()))
                .put("weeks", anomaly.weeks())
                .put("conversations", EvidenceAddress.of(AnomalyResource.VOLUME, behind));
    }

    private static String reason(Anomalies.Coverage coverage) {
        return coverage.unjudged() == 0
                ? null
                : "Too little history: %d of %d buckets have less than %d weeks with conversations before them."
                        .formatted(coverage.unjudged(), coverage.judged() + coverage.unjudged(), Anomalies.LEAST_WEEKS);
    }

    /** To hundredths: what is estimated is known no better. */
    static JsonNode rounded(double value) {
        return AnswerView.number(Optional.of(Math.rint(value * 100) / 100));
    }
}
