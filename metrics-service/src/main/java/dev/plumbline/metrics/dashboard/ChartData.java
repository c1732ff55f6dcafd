package dev.plumbline.metrics.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.List;

/** What the script draws. Built by hand: it is read by that script alone. */
final class ChartData {
    private final Buckets buckets;
    private final List<Lane> lanes;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode charts;

    ChartData(Buckets buckets, List<Lane> lanes, Slice slice) {
        this.buckets = buckets;
        this.lanes = lanes;
        root.put("few", Cell.FEW).put("bucketWidth", slice.bucket().key());
        var names = root.putArray("buckets");
        for (var index = 0; index < buckets.starts().size(); index++) {
            names.addObject()
                    .put("name", buckets.shortName(index))
                    .put("long", buckets.name(index))
                    .put("underWay", buckets.isUnderWay(index));
        }
        var paths = root.putArray("lanes");
        lanes.forEach(lane -> paths.addObject()
                .put("key", lane.key())
                .put("name", lane.label())
                .put("style", lane.style()));
        charts = root.putArray("charts");
    }

    /** A KPI by path: for each path and bucket the value, n, its interval, and where the conversations behind it are. */
    ChartData draw(String id, PathSeries series) {
        var chart = charts.addObject();
        var kpi = series.kpi();
        chart.put("id", id).put("unit", kpi.unit() == Kpi.Unit.COUNT ? "count" : "share");
        var drawn = chart.putArray("series");
        for (var lane : lanes) {
            if (series.total(lane).isPresent()) {
                var line = drawn.addObject().put("lane", lane.key());
                var points = line.putArray("points");
                for (var index = 0; index < buckets.starts().size(); index++) {
                    point(points, series, index, lane);
                }
            }
        }
        return this;
    }

    private void point(ArrayNode points, PathSeries series, int bucket, Lane lane) {
        var figure = series.at(bucket, lane).filter(it -> it.value().isPresent());
        if (figure.isEmpty()) {
            points.addNull();
            return;
        }
        var point = points.addObject()
                .put("value", figure.get().value().orElseThrow())
                .put("n", figure.get().n());
        figure.get().part("low").ifPresent(it -> point.put("low", it));
        figure.get().part("high").ifPresent(it -> point.put("high", it));
        var behind = buckets.slices().get(bucket).with(Dimension.PATH, lane.key());
        point.put("href", EvidenceList.address(series.kpi().key(), behind).toString());
    }

    /** Where in time something was changed. */
    ChartData mark(List<ChangeReleased> changes) {
        var marks = root.putArray("changes");
        changes.forEach(change -> marks.addObject()
                .put("bucket", buckets.at(change.time()))
                .put("kind", Words.of(change.kind()))
                .put("name", change.name()));
        return this;
    }

    /** The data as JSON that cannot end the element that it stands in, whatever names came with the events. */
    String json() {
        return root.toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
