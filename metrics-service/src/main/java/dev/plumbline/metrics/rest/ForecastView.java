package dev.plumbline.metrics.rest;

import static dev.plumbline.metrics.rest.AnomaliesView.rounded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.forecast.Backtest;
import dev.plumbline.metrics.forecast.Forecast;
import dev.plumbline.metrics.forecast.Smoothing;
import dev.plumbline.metrics.forecast.VolumeSeries;
import dev.plumbline.metrics.kpi.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts as JSON, a series each; as a table a row per bucket, and one with the reason where there is no forecast. */
final class ForecastView {
    private ForecastView() {}

    static Table of(List<Forecast> forecasts, Query query, int days, List<ChangeReleased> annotations) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", query.from().toString())
                .put("to", query.end().toString())
                .put("bucket", query.bucket().orElseThrow().key())
                .put("days", days);
        var all = json.putArray("series");
        var rows = new ArrayList<ObjectNode>();
        for (var forecast : forecasts) {
            var series = series(forecast);
            all.add(series);
            rows.addAll(rows(series));
        }
        json.set("annotations", Annotations.of(annotations));
        return Table.of(json, () -> rows);
    }

    private static ObjectNode series(Forecast forecast) {
        var json = JsonNodeFactory.instance.objectNode();
        var history = forecast.series();
        json.put("category", history.category().orElse(null));
        json.set("history", history(history, forecast.days()));
        json.set("forecast", points(forecast));
        json.put("reason", forecast.fitted().isPresent() ? null : reason(forecast));
        forecast.fitted().ifPresent(fitted -> {
            json.set("backtest", backtest(fitted.backtest()));
            json.set("smoothing", smoothing(fitted.smoothing()));
        });
        return json;
    }

    private static ObjectNode history(VolumeSeries series, long days) {
        var json = JsonNodeFactory.instance.objectNode().put("days", days);
        if (!series.starts().isEmpty()) {
            json.put("from", series.starts().getFirst().toInstant().toString())
                    .put(
                            "to",
                            series.end(series.starts().size() - 1).toInstant().toString());
        }
        return json;
    }

    private static ArrayNode points(Forecast forecast) {
        var json = JsonNodeFactory.instance.arrayNode();
        for (var point : forecast.points()) {
            var row = json.addObject().put("bucket", point.start().toInstant().toString());
            row.set("value", rounded(point.expected()));
            row.set("low80", rounded(point.likely().low()));
            row.set("high80", rounded(point.likely().high()));
            row.set("low95", rounded(point.nearlyCertain().low()));
            row.set("high95", rounded(point.nearlyCertain().high()));
        }
        return json;
    }

    private static String reason(Forecast forecast) {
        return forecast.days() == 0
                ? "Too little history: there is no conversation yet; a forecast takes %d weeks of them."
                        .formatted(Forecast.LEAST_WEEKS)
                : "Too little history: the first conversation is %d days old; a forecast takes %d weeks."
                        .formatted(forecast.days(), Forecast.LEAST_WEEKS);
    }

    private static ObjectNode backtest(Backtest backtest) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", backtest.from().toInstant().toString())
                .put("to", backtest.to().toInstant().toString())
                .put("forecasts", backtest.forecasts());
        json.set("mae", rounded(backtest.error()));
        json.set("naiveMae", rounded(backtest.naiveError()));
        json.set("mape", AnswerView.number(backtest.relativeError()));
        json.set("mase", AnswerView.number(backtest.scaledError()));
        return json;
    }

    private static ObjectNode smoothing(Smoothing smoothing) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("level", AnswerView.number(Optional.of(smoothing.level())));
        json.set("trend", AnswerView.number(Optional.of(smoothing.trend())));
        json.set("damping", AnswerView.number(Optional.of(smoothing.damping())));
        json.set("season", AnswerView.number(Optional.of(smoothing.season())));
        return json;
    }

    private static List<ObjectNode> rows(ObjectNode series) {
        var rows = new ArrayList<ObjectNode>();
        for (var point : series.get("forecast")) {
            var row = JsonNodeFactory.instance.objectNode();
            row.set("category", series.get("category"));
            row.setAll((ObjectNode) point);
            rows.add(row.putNull("reason"));
        }
        if (rows.isEmpty()) {
            var row = JsonNodeFactory.instance.objectNode();
            row.set("category", series.get("category"));
            row.set("reason", series.get("reason"));
            rows.add(row);
        }
        return rows;
    }
}
