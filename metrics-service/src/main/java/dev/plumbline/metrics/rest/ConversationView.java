package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One conversation as JSON: its dimensions, every derived field of the KPI reference, its timeline. */
final class ConversationView {
    private ConversationView() {}

    static ObjectNode of(ConversationDetail detail) {
        var fact = detail.fact();
        var contact = new Contact.Conversation(fact, detail.profile(), detail.link());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", fact.id());
        text(json, "customerId", fact.customerId());
        json.put("openedAt", fact.openedAt().toString()).put("path", contact.dimension(Dimension.PATH));
        var dimensions = json.putObject("dimensions");
        for (var dimension : Dimension.values()) {
            dimensions.put(dimension.key(), contact.dimension(dimension));
        }
        var tags = dimensions.putArray("tags");
        contact.tags().forEach(tags::add);
        json.set("fact", fact(detail, fact));
        var derived = json.putArray("derived");
        derivedFields(detail).forEach(derived::add);
        var timeline = json.putArray("timeline");
        detail.timeline().forEach(event -> timeline.add(entry(detail, event)));
        return json;
    }

    private static ObjectNode entry(ConversationDetail detail, SupportEvent event) {
        var entry = CloudEventJson.write(EventReader.write(event));
        var derived = detail.derivation().of(event);
        if (!derived.isNothing()) {
            var node = entry.putObject("derived");
            derived.sentiment().ifPresent(it -> node.put("sentiment", it));
            derived.asksForHuman().ifPresent(it -> node.put("asksForHuman", it));
            derived.category().ifPresent(it -> node.put("category", it));
        }
        return entry;
    }

    /** The fields that would be different if nothing had been derived from texts. */
    private static List<String> derivedFields(ConversationDetail detail) {
        var fields = new ArrayList<String>();
        if (detail.derivation().ofCategory()) {
            fields.add(Dimension.CATEGORY.key());
            // A repeat is one of the same category.
            detail.link().repeatOf().ifPresent(it -> fields.add("repeatOf"));
            if (detail.link().repeated()) {
                fields.add("repeated");
            }
        }
        var told = fact(detail, detail.derivation().told());
        fact(detail, detail.fact()).properties().stream()
                .filter(field -> !field.getValue().equals(told.get(field.getKey())))
                .forEach(field -> fields.add(field.getKey()));
        return fields;
    }

    private static ObjectNode fact(ConversationDetail detail, ConversationFact fact) {
        var resolution = fact.resolution();
        var responses = fact.responses();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("aiHandled", fact.aiHandled()).put("humanHandled", fact.humanHandled());
        json.put("resolved", resolution.resolved());
        instant(json, "resolvedAt", resolution.resolvedAt());
        instant(json, "firstResolvedAt", resolution.firstResolvedAt());
        json.put("reopens", resolution.reopens()).put("aiAssisted", resolution.assisted());
        instant(json, "firstResponseAt", responses.first());
        instant(json, "firstAiResponseAt", responses.firstByAi());
        instant(json, "firstHumanResponseAt", responses.firstByHuman());
        instant(json, "firstUsefulResponseAt", responses.firstUseful());
        number(json, "replyTime", responses.replyTime());
        number(json, "handleSeconds", fact.handleSeconds());
        json.put("humanRequests", fact.humanRequests());
        instant(json, "frustratedAt", fact.frustratedAt());
        number(json, "sentiment", fact.sentiment());
        json.put("needed", fact.needed());
        fact.verdict().ifPresent(verdict -> {
            var node = json.putObject("verdict").put("shouldHaveEscalated", verdict.shouldHaveEscalated());
            verdict.failure().ifPresent(it -> node.put("failure", it.name().toLowerCase(Locale.ROOT)));
        });
        json.put("fellBack", fact.fellBack()).put("escalatedByAgent", fact.escalatedByAgent());
        instant(json, "escalatedAt", fact.handoff().map(Handoff::at));
        number(json, "handoffWait", fact.handoff().flatMap(Handoff::waited));
        business(json, fact);
        number(json, "handoffCompleteness", fact.handoff().map(Handoff::completeness));
        json.put("lateHandoff", fact.handoff().map(Handoff::late).orElse(null));
        json.put("blindHandoff", fact.handoff().map(Handoff::blind).orElse(null));
        json.put(
                "unnecessaryHandoff",
                fact.handoff().map(it -> fact.unnecessaryHandoff()).orElse(null));
        number(json, "handoffRating", fact.handoffRating().map(Integer::doubleValue));
        text(json, "agentId", Optional.of(fact.labels().agent()).filter(it -> !it.equals("unknown")));
        text(json, "repeatOf", detail.link().repeatOf());
        json.put("repeated", detail.link().repeated());
        json.put("knowledgeGaps", fact.knowledgeGaps().size())
                .put("expansionSignals", fact.expansionSignals().size());
        var revenue = json.putObject("revenue");
        fact.revenue().forEach((kind, amount) -> revenue.put(Words.of(kind), amount));
        var reviews = json.putArray("reviews");
        fact.reviews()
                .forEach(review -> reviews.addObject()
                        .put("at", review.at().toString())
                        .put("reviewed", Words.of(review.reviewed()))
                        .put("reviewerId", review.reviewerId())
                        .put("score", review.score()));
        var articles = json.putArray("articles");
        fact.articles().forEach(articles::add);
        return json;
    }

    private static void business(ObjectNode json, ConversationFact fact) {
        var responses = fact.responses();
        var business = fact.business();
        business(json, "firstResponse", fact.secondsTo(responses.first()), business.firstResponse());
        business(json, "firstAiResponse", fact.secondsTo(responses.firstByAi()), business.firstAiResponse());
        business(json, "firstHumanResponse", fact.secondsTo(responses.firstByHuman()), business.firstHumanResponse());
        business(json, "resolution", fact.secondsTo(fact.resolution().resolvedAt()), business.resolution());
        business(json, "handoffWait", fact.handoff().flatMap(Handoff::waited), business.handoffWait());
    }

    /** A duration in business hours, in seconds, where it was another by the clock. */
    private static void business(
            ObjectNode json, String name, Optional<Double> byTheClock, Optional<Double> inBusinessHours) {
        if (!inBusinessHours.equals(byTheClock)) {
            number(json, name + "Business", inBusinessHours);
        }
    }

    private static void instant(ObjectNode json, String name, Optional<Instant> value) {
        text(json, name, value.map(Instant::toString));
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        json.put(name, value.orElse(null));
    }

    private static void number(ObjectNode json, String name, Optional<Double> value) {
        json.set(name, AnswerView.number(value));
    }
}
