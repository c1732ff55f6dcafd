package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.DashboardLinks;
import dev.plumbline.metrics.kpi.Words;
import dev.plumbline.metrics.review.Cadence;
import dev.plumbline.metrics.review.Compared;
import dev.plumbline.metrics.review.Mishap;
import dev.plumbline.metrics.review.Note;
import dev.plumbline.metrics.review.Reason;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A review as JSON, and each of its tables. */
final class ReviewView {
    private static final String TOPLINE = "topline";
    private static final String PATHS = "paths";
    private static final String GAPS = "knowledgeGaps";
    private static final String INTENTS = "intents";
    private static final String CHANGES = "changes";
    private static final String RECURRENCES = "recurrences";
    private static final String COHORTS = "cohorts";
    private static final String TARGETS = "targets";

    private final Review review;
    private final Tenant tenant;
    private final DashboardLinks links;
    private final Instant now;

    ReviewView(Review review, Tenant tenant, DashboardLinks links, Instant now) {
        this.review = review;
        this.tenant = tenant;
        this.links = links;
        this.now = now;
    }

    /** The names of the tables that such a review has. */
    static List<String> tables(Cadence cadence) {
        var names = new ArrayList<>(List.of(
                TOPLINE, PATHS, Mishap.FAILED_AI.key(), Mishap.BAD_HANDOFF.key(), GAPS, INTENTS, CHANGES, RECURRENCES));
        switch (cadence) {
            case WEEK -> {
                // Nothing further.
            }
            case MONTH -> {
                for (var section : Review.Section.values()) {
                    names.add(Words.of(section));
                }
                names.add(COHORTS);
            }
            case QUARTER -> names.add(TARGETS);
        }
        return names;
    }

    /** Everything. */
    Table whole() {
        var json = head();
        var names = json.putArray("tables");
        tables(review.period().cadence()).forEach(name -> {
            names.add(name);
            json.set(name, rows(name));
        });
        var samples = json.putObject("samples");
        write(review.failedAi(), samples);
        write(review.badHandoffs(), samples);
        json.set("note", review.note().map(ReviewView::of).orElse(null));
        json.set("decidedBefore", review.decided().map(ReviewView::of).orElse(null));
        return Table.of(json, List::of);
    }

    /** One of the tables. */
    Table table(String name) {
        var json = head().put("table", name);
        json.set("rows", rows(name));
        return Table.of(json, "rows");
    }

    private ObjectNode head() {
        var period = review.period();
        var json = JsonNodeFactory.instance.objectNode();
        json.put(period.cadence().key(), period.key())
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("complete", review.complete())
                .put("before", period.before().key())
                .put("page", links.review(period));
        return json;
    }

    private ArrayNode rows(String table) {
        var rows = JsonNodeFactory.instance.arrayNode();
        switch (table) {
            case TOPLINE -> review.topline().forEach(it -> ComparedView.write(it, tenant, rows.addObject()));
            case PATHS ->
                review.paths()
                        .forEach(path -> path.figures()
                                .forEach(it -> ComparedView.write(
                                        it, tenant, rows.addObject().put("path", path.path()))));
            case GAPS ->
                review.gaps()
                        .forEach(gap -> rows.addObject()
                                .put("theme", gap.theme())
                                .put("category", gap.category())
                                .put("article", gap.article())
                                .put("count", gap.count())
                                .put("before", gap.before()));
            case INTENTS -> review.intents().forEach(it -> write(it, rows.addObject()));
            case CHANGES ->
                review.changes().forEach(change -> {
                    var row = rows.addObject()
                            .put("at", change.time().toString())
                            .put("kind", Words.of(change.kind()))
                            .put("name", change.name());
                    change.categories().forEach(row.putArray("categories")::add);
                });
            case RECURRENCES ->
                review.recurrences().forEach(it -> {
                    var row = rows.addObject()
                            .put("kind", Words.of(it.kind()))
                            .put("name", it.name())
                            .put("trend", Words.of(it.trend()))
                            .put("significant", ComparedView.isSignificant(it.certainty()));
                    row.putObject("before")
                            .put("count", it.before().count())
                            .put("of", it.before().of());
                    row.putObject("now")
                            .put("count", it.now().count())
                            .put("of", it.now().of());
                });
            case COHORTS -> review.cohorts().forEach(it -> rows.add(RetentionResource.row(it, now)));
            case TARGETS -> review.targets().forEach(it -> rows.add(TargetView.of(it, tenant)));
            default -> {
                drawn(table).forEach(it -> write(it, rows.addObject()));
                section(table).forEach(it -> ComparedView.write(it, tenant, rows.addObject()));
            }
        }
        return rows;
    }

    private List<Sample.Drawn> drawn(String table) {
        for (var sample : List.of(review.failedAi(), review.badHandoffs())) {
            if (sample.mishap().key().equals(table)) {
                return sample.drawn();
            }
        }
        return List.of();
    }

    private List<Compared> section(String table) {
        return review.sections().entrySet().stream()
                .filter(it -> Words.of(it.getKey()).equals(table))
                .flatMap(it -> it.getValue().stream())
                .toList();
    }

    private static void write(Sample sample, ObjectNode json) {
        var counts = json.putObject(sample.mishap().key())
                .put("among", sample.among())
                .put("total", sample.total())
                .put("drawn", sample.drawn().size());
        var reasons = counts.putObject("reasons");
        sample.byReason().forEach((reason, count) -> reasons.put(reason.key(), count));
    }

    private void write(Sample.Drawn drawn, ObjectNode row) {
        row.put("id", drawn.id()).put("at", drawn.at().toString());
        var reasons = row.putArray("reasons");
        drawn.reasons().stream().map(Reason::key).forEach(reasons::add);
        row.put("category", drawn.category())
                .put("intent", drawn.intent())
                .put("channel", drawn.channel())
                .put("agent", drawn.agent())
                .put("page", links.conversation(drawn.id()));
    }

    private static void write(Review.Intent intent, ObjectNode row) {
        row.put("intent", intent.name())
                .put("conversations", intent.conversations())
                .put("reopened", intent.reopened());
        AnswerView.write(intent.leaked(), row.putObject("leaked"));
        var before = row.putObject("before").put("reopened", intent.reopenedBefore());
        AnswerView.write(intent.leakedBefore(), before.putObject("leaked"));
    }

    static ObjectNode of(Note note) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", note.text())
                .put("author", note.author())
                .put("at", note.at().toString());
    }
}
