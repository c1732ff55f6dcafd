package dev.plumbline.runner.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One row, one conversation, for help desks of which only such a table can be had. */
final class CsvConversations implements CsvHistory {
    /** Of the opening, and the columns' names there. */
    private static final Map<String, CsvField> OPENING = Map.of(
            "customer_id", CsvField.CUSTOMER_ID,
            "channel", CsvField.CHANNEL,
            "category", CsvField.CATEGORY,
            "intent", CsvField.INTENT,
            "priority", CsvField.PRIORITY,
            "complexity", CsvField.COMPLEXITY,
            "segment", CsvField.SEGMENT,
            "team", CsvField.TEAM,
            "subject_line", CsvField.SUBJECT_LINE,
            "tags", CsvField.TAGS);

    static final List<String> COLUMNS = List.of(
            "id",
            "source",
            "customer_id",
            "channel",
            "category",
            "intent",
            "priority",
            "complexity",
            "segment",
            "team",
            "subject_line",
            "tags",
            "handled_by",
            "agent_id",
            "opened_at",
            "first_response_at",
            "escalated_at",
            "first_resolved_at",
            "reopened_at",
            "resolved_at",
            "handle_seconds",
            "csat",
            "csat_at",
            "csat_comment");

    private final CsvTable table;
    private final Settings settings;

    CsvConversations(CsvTable table, Settings settings) {
        this.table = table;
        this.settings = settings;
    }

    @Override
    public List<Understood.Fault> headerFaults() {
        var faults = new ArrayList<>(table.faults(COLUMNS));
        for (var column : List.of("id", "opened_at", "channel")) {
            if (!table.has(column)) {
                faults.add(new Understood.Fault(
                        "",
                        "has no column %s: a row is a conversation with id, opened_at and channel, or an event with type"
                                .formatted(column)));
            }
        }
        return faults;
    }

    @Override
    public boolean isOfConversations() {
        return true;
    }

    @Override
    public Understood understand(List<String> cells) {
        var row = new CsvRow(table, cells, settings.zone());
        var id = row.requiredText("id");
        var opened = row.requiredTime("opened_at");
        var path = path(row);
        if (row.isFaulty()) {
            return new Understood(List.of(), List.of(), row.faults());
        }
        var conversation = new Conversation(row, id, opened.orElseThrow(), path);
        conversation.tell();
        return row.isFaulty()
                ? new Understood(List.of(), List.of(), row.faults())
                : new Understood(conversation.events, conversation.leftOut, List.of());
    }

    private static Optional<PathGuess> path(CsvRow row) {
        return row.text("handled_by").flatMap(word -> switch (CsvTable.plain(word)) {
            case "ai", "aionly" -> Optional.of(PathGuess.AI_ONLY);
            case "aitohuman" -> Optional.of(PathGuess.AI_TO_HUMAN);
            case "aiassisted" -> Optional.of(PathGuess.AI_ASSISTED);
            case "human", "humanonly" -> Optional.of(PathGuess.HUMAN_ONLY);
            default -> {
                row.fault("handled_by", "must be one of ai_only, ai_to_human, ai_assisted, human_only; is " + word);
                yield Optional.empty();
            }
        });
    }

    /** A row on its way to events. Each is named by the conversation and its time, or without that where there is only one. */
    private final class Conversation {
        private final CsvRow row;
        private final String id;
        private final Instant openedAt;
        private final Optional<PathGuess> path;
        private final List<SupportEvent> events = new ArrayList<>();
        private final List<Understood.LeftOut> leftOut = new ArrayList<>();

        Conversation(CsvRow row, String id, Instant openedAt, Optional<PathGuess> path) {
            this.row = row;
            this.id = id;
            this.openedAt = openedAt;
            this.path = path;
        }

        void tell() {
            var resolved = row.time("resolved_at");
            var escalated = row.time("escalated_at");
            var reopened = row.time("reopened_at");
            opened();
            escalated.ifPresent(time -> add("conversation.escalated", time, "escalated_at", data -> {}));
            row.time("first_response_at")
                    .ifPresent(time -> add("conversation.message", time, "first_response_at", data -> {
                        data.put("author", answeredByAi() ? "ai" : "human");
                        if (!answeredByAi()) {
                            row.text("agent_id").ifPresent(agent -> data.put("agentId", agent));
                        }
                    }));
            var first = row.time("first_resolved_at");
            first.ifPresent(time -> add("conversation.resolved", time, "first_resolved_at", this::resolved));
            reopened.ifPresent(time -> add("conversation.reopened", time, "reopened_at", data -> {}));
            resolved.ifPresent(time -> add("conversation.resolved", time, "resolved_at", this::resolved));
            work(first, resolved);
            csat(resolved);
            check(resolved, escalated, reopened, first);
        }

        private void opened() {
            add("opened", "conversation.opened", openedAt, "opened_at", data -> {
                OPENING.forEach((column, field) ->
                        row.text(column).ifPresent(cell -> data.set(field.path(), field.json(cell))));
                path.ifPresent(it -> data.put("handledBy", beginsWithAi(it) ? "ai" : "human"));
            });
        }

        private static boolean beginsWithAi(PathGuess path) {
            return switch (path) {
                case AI_ONLY, AI_TO_HUMAN -> true;
                case AI_ASSISTED, HUMAN_ONLY -> false;
            };
        }

        private boolean answeredByAi() {
            return path.filter(Conversation::beginsWithAi).isPresent();
        }

        private void resolved(ObjectNode data) {
            var byAi = path.filter(it -> it == PathGuess.AI_ONLY).isPresent();
            data.put("by", byAi ? "ai" : "human");
            if (!byAi) {
                row.text("agent_id").ifPresent(agent -> data.put("agentId", agent));
            }
            if (path.filter(it -> it == PathGuess.AI_ASSISTED).isPresent()) {
                data.put("aiAssisted", true);
            }
        }

        /**
         * The sum of it may grow until the conversation is settled, and an event does not: it is told then, once, at the
         * first resolution, whose time a later file does not change.
         */
        private void work(Optional<Instant> first, Optional<Instant> resolved) {
            row.text("handle_seconds").ifPresent(cell -> {
                if (row.text("agent_id").isEmpty()) {
                    row.fault("agent_id", "is required beside handle_seconds: work is somebody's");
                    return;
                }
                if (resolved.isEmpty()) {
                    leftOut.add(new Understood.LeftOut("handle_seconds before there is a resolved_at", id));
                    return;
                }
                var time = first.or(() -> resolved).orElseThrow();
                add("work_logged", "conversation.work_logged", time, "handle_seconds", data -> {
                    data.set("seconds", CsvField.SECONDS.json(cell));
                    data.put("agentId", row.text("agent_id").orElseThrow());
                });
            });
        }

        private void csat(Optional<Instant> resolved) {
            row.text("csat").ifPresent(cell -> {
                var time = row.time("csat_at").or(() -> resolved);
                if (time.isEmpty()) {
                    row.fault("csat_at", "is required beside csat when there is no resolved_at");
                    return;
                }
                add("survey.answered", time.get(), "csat", data -> {
                    data.put("surveyId", eventId("csat"));
                    data.put("kind", "csat");
                    data.set("score", CsvField.SCORE.json(cell));
                    row.text("csat_comment").ifPresent(comment -> data.put("comment", comment));
                    row.text("customer_id").ifPresent(customer -> data.put("customerId", customer));
                });
            });
        }

        /** What would be counted wrong, silently. */
        private void check(
                Optional<Instant> resolved,
                Optional<Instant> escalated,
                Optional<Instant> reopened,
                Optional<Instant> first) {
            if (path.filter(it -> it == PathGuess.AI_TO_HUMAN).isPresent()
                    && resolved.isEmpty()
                    && escalated.isEmpty()) {
                row.fault("escalated_at", "is required for ai_to_human while there is no resolved_at");
            }
            if (path.filter(it -> it == PathGuess.AI_ASSISTED).isPresent() && resolved.isEmpty() && first.isEmpty()) {
                row.fault("resolved_at", "is required for ai_assisted: that is told with the resolution");
            }
            if (path.filter(it -> it == PathGuess.AI_ONLY || it == PathGuess.HUMAN_ONLY)
                            .isPresent()
                    && escalated.isPresent()) {
                row.fault("escalated_at", "must be empty unless handled_by is ai_to_human or ai_assisted");
            }
            if (reopened.isPresent()
                    && first.isEmpty()
                    && resolved.filter(it -> it.isBefore(reopened.get())).isEmpty()) {
                row.fault("first_resolved_at", "is required beside reopened_at: what was reopened was resolved before");
            }
            for (var column : List.of("first_response_at", "escalated_at", "first_resolved_at", "resolved_at")) {
                row.time(column)
                        .filter(time -> time.isBefore(openedAt))
                        .ifPresent(time -> row.fault(column, "lies before opened_at"));
            }
        }

        private void add(String type, Instant time, String column, Consumer<ObjectNode> fill) {
            add(type.substring(type.indexOf('.') + 1) + "-" + time, type, time, column, fill);
        }

        private void add(String name, String type, Instant time, String column, Consumer<ObjectNode> fill) {
            var data = JsonNodeFactory.instance.objectNode();
            fill.accept(data);
            var event = new CloudEvent(
                    eventId(name),
                    row.text("source").orElseGet(() -> CsvHistory.source(settings)),
                    type,
                    time.toString(),
                    Optional.of(id),
                    Map.of(),
                    data);
            row.event(event, field -> columnOf(field, column)).ifPresent(events::add);
        }

        private String eventId(String name) {
            return id + ":" + name;
        }

        private static String columnOf(String field, String otherwise) {
            var name = field.replaceAll("/.*", "");
            return OPENING.entrySet().stream()
                    .filter(it -> it.getValue().path().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(
                            switch (name) {
                                case "subject", "id" -> "id";
                                case "source" -> "source";
                                case "agentId" -> "agent_id";
                                default -> otherwise;
                            });
        }
    }
}
