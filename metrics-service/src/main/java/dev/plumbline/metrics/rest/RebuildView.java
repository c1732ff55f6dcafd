package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.metrics.fact.Rebuild;
import dev.plumbline.metrics.kpi.Words;
import java.time.Instant;

/** How far a rebuild is, as JSON. */
final class RebuildView {
    private RebuildView() {}

    static ObjectNode of(Rebuild rebuild) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("state", Words.of(rebuild.state()))
                .put("cause", Words.of(rebuild.cause()))
                .put("done", rebuild.done());
        if (rebuild.total().isPresent()) {
            json.put("total", rebuild.total().getAsLong());
        } else {
            json.putNull("total");
        }
        return json.put("startedAt", rebuild.startedAt().toString())
                .put("finishedAt", rebuild.finishedAt().map(Instant::toString).orElse(null))
                .put("error", rebuild.error().orElse(null))
                .put("address", RebuildResource.ADDRESS);
    }
}
