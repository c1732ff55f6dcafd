package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paths side by side: the table that keeps one blended number from hiding what happens. */
@Path("/v1/paths")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "KPIs")
public class PathResource {
    /** What is compared, in this order. */
    private static final List<String> KPIS = List.of(
            "conversation_volume",
            "csat",
            "ces",
            "first_contact_resolution",
            "resolution_time",
            "cost_per_resolution",
            "repeat_contact_rate");

    private final Figures figures;
    private final Caller caller;
    private final InstantSource clock;

    PathResource(Figures figures, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Volume, csat, ces, fcr, resolution time, cost and repeats of each path")
    @Parameter(name = "from", required = true, example = "2026-02-01")
    @Parameter(name = "to", required = true, example = "2026-03-01", description = "Exclusive")
    public Table paths(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), clock.instant())
                .without("bucket", "by", "compare");
        var kpis = new ArrayList<Kpi<?>>();
        KPIS.forEach(key -> kpis.add(QueryParameters.kpi(key)));
        var query = parameters.query(kpis, Set.of());
        var selections = parameters.selections(kpis);
        var byPath = figures.answer(caller.tenant().id(), selections, query.by(List.of(Dimension.PATH)));
        var all = figures.answer(caller.tenant().id(), selections, query);

        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", query.from().toString()).put("to", query.to().toString());
        var rows = json.putArray("rows");
        for (var path : paths(byPath)) {
            rows.add(row(path, byPath, Map.of(Dimension.PATH, path)));
        }
        json.set("total", row("all", all, Map.of()));
        return Table.of(json, "rows");
    }

    /** The paths that anything is known of, as far as they are paths; then what stands under none. */
    private static List<String> paths(List<Answer> answers) {
        var found = new TreeSet<String>();
        answers.forEach(answer ->
                answer.total().forEach(line -> found.add(line.group().get(Dimension.PATH))));
        var paths = new ArrayList<String>();
        Arrays.stream(dev.plumbline.metrics.fact.Path.values())
                .map(Words::of)
                .filter(found::remove)
                .forEach(paths::add);
        paths.addAll(found);
        return paths;
    }

    private static ObjectNode row(String path, List<Answer> answers, Map<Dimension, String> group) {
        var row = JsonNodeFactory.instance.objectNode().put("path", path);
        var figures = row.putObject("figures");
        for (var answer : answers) {
            var figure = figures.putObject(answer.kpi().key());
            answer.total().stream()
                    .filter(line -> line.group().equals(group))
                    .findFirst()
                    .ifPresentOrElse(
                            line -> AnswerView.write(line.figure(), figure),
                            () -> figure.putNull("value").put("n", 0));
        }
        return row;
    }
}
