package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.explain.Content;
import dev.plumbline.metrics.explain.Counted;
import dev.plumbline.metrics.explain.Explanation;
import dev.plumbline.metrics.explain.Explanations;
import dev.plumbline.metrics.explain.Received;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.kpi.Words;
import java.time.ZoneId;
import java.util.Optional;

/** Why a conversation counts as it does, as JSON: a reason for each derived field, each figure, and the handoff. */
final class ExplanationView {
    private ExplanationView() {}

    /** Adds {@code handoff}, {@code explanations} and {@code counts} to a conversation. */
    static ObjectNode added(ObjectNode json, Tenant tenant, ConversationDetail detail) {
        json.set(
                "handoff",
                Received.of(detail.grounds())
                        .<JsonNode>map(ExplanationView::handoff)
                        .orElse(NullNode.instance));
        var explanations = json.putArray("explanations");
        Explanations.of(tenant, detail).forEach(it -> explanations.add(explanation(it)));
        var counts = json.putObject("counts");
        Counted.of(tenant, detail).forEach(it -> counts.set(it.kpi().key(), count(it, tenant.timeZone())));
        return json;
    }

    private static ObjectNode handoff(Received received) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("at", received.escalated().time().toString());
        json.put("reason", received.escalated().reason().map(Words::of).orElse(null));
        json.put("team", received.escalated().team().orElse(null));
        var context = json.putObject("context");
        received.parts().forEach(it -> context.put(it.name(), it.given()));
        var missing = json.putArray("missing");
        received.missing().forEach(missing::add);
        json.put("messagesBefore", received.before().size());
        json.put("aiMessagesAfterFirstNeed", received.answersAfterNeed().size());
        received.rating()
                .ifPresent(it -> json.put("rating", it.rating())
                        .put("ratedBy", it.agentId())
                        .put("ratedAt", it.time().toString())
                        .put("ratingNote", it.note().orElse(null)));
        return json;
    }

    private static ObjectNode explanation(Explanation explanation) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("field", explanation.field().key());
        json.set("value", value(explanation.value()));
        json.put("because", explanation.because());
        var evidence = json.putArray("evidence");
        explanation
                .evidence()
                .forEach(event -> evidence.addObject()
                        .put("source", event.source())
                        .put("id", event.id())
                        .put("type", event.type().wireName())
                        .put("time", event.time().toString()));
        return json;
    }

    private static JsonNode value(Content content) {
        return switch (content) {
            case Content.Flag flag -> BooleanNode.valueOf(flag.holds());
            case Content.Number number -> AnswerView.number(Optional.of(number.value()));
            case Content.Seconds seconds -> AnswerView.number(Optional.of(seconds.value()));
            case Content.Moment moment -> TextNode.valueOf(moment.at().toString());
            case Content.Word word -> TextNode.valueOf(word.word());
            case Content.Words words -> {
                var array = JsonNodeFactory.instance.arrayNode();
                words.words().forEach(array::add);
                yield array;
            }
            case Content.Nothing ignored -> NullNode.instance;
        };
    }

    /** {@code link}: the rows of the same part of the same figure, on the day on which the conversation stands there. */
    private static ObjectNode count(Counted counted, ZoneId zone) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("in", counted.part().map(Words::of).orElse(null));
        json.put("at", counted.at().map(Object::toString).orElse(null));
        counted.value().ifPresent(it -> json.set("value", AnswerView.number(Optional.of(it))));
        json.put("because", counted.because());
        json.put(
                "link",
                counted.part()
                        .map(part -> {
                            var day = counted.day(zone).orElseThrow();
                            return "/v1/kpis/" + counted.kpi().key() + "/conversations?from=" + day + "&to="
                                    + day.plusDays(1) + "&in=" + Words.of(part);
                        })
                        .orElse(null));
        return json;
    }
}
