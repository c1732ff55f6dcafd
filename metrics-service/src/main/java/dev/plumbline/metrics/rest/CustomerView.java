package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.Health;
import dev.plumbline.metrics.fact.HealthStep;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Customers;
import dev.plumbline.metrics.kpi.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A customer as JSON: how they stand, what that is made of, and how it came to be. */
final class CustomerView {
    private static final Duration HISTORY = Duration.ofDays(180);
    private static final Duration HEALTH_SPAN = Duration.ofDays(30);

    private CustomerView() {}

    /** As they stand in a list. */
    static ObjectNode of(CustomerFact fact, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        var profile = fact.profile();
        json.put("id", fact.id()).put("active", fact.activeAt(now));
        health(json.putObject("health"), fact.healthAt(now));
        var dimensions = json.putObject("dimensions");
        Dimension.OF_CUSTOMERS.forEach(
                dimension -> dimensions.put(dimension.key(), Contact.customerDimension(profile, dimension)));
        json.put("accountValue", profile.accountValue().orElse(null));
        instant(json, "signedUpAt", profile.signedUpAt());
        instant(json, "renewalAt", profile.renewalAt());
        return json;
    }

    /** With the conversations that weigh on their health, its steps of the last half year, and their events. */
    static ObjectNode of(Customers.Detail detail, Instant now) {
        var fact = detail.fact();
        var json = of(fact, now);
        instant(json, "firstSeenAt", Optional.of(detail.traces().firstSeen()));
        var troubles = json.putArray("troubles");
        detail.traces().conversations().stream()
                .filter(it -> it.troubled()
                        && it.openedAt().isBefore(now)
                        && !it.openedAt().isBefore(now.minus(HEALTH_SPAN)))
                .forEach(it -> troubles.addObject()
                        .put("conversationId", it.id())
                        .put("openedAt", it.openedAt().toString()));
        var start = now.minus(HISTORY);
        var history = json.putArray("history");
        step(history.addObject(), new HealthStep(start, fact.healthAt(start)));
        fact.health().stream()
                .filter(it -> it.since().isAfter(start) && !it.since().isAfter(now))
                .forEach(it -> step(history.addObject(), it));
        var timeline = json.putArray("timeline");
        detail.traces().events().stream()
                .sorted(SupportEvent.READING_ORDER)
                .forEach(event -> timeline.add(CloudEventJson.write(EventReader.write(event))));
        return json;
    }

    private static void step(ObjectNode json, HealthStep step) {
        json.put("since", step.since().toString());
        health(json, step.health());
    }

    private static void health(ObjectNode json, Health health) {
        json.set("value", AnswerView.number(Optional.of(health.value())));
        json.set("activity", AnswerView.number(Optional.of(health.activityPart())));
        json.set("support", AnswerView.number(Optional.of(health.supportPart())));
        json.set("outcome", AnswerView.number(Optional.of(health.outcomePart())));
        json.put("atRisk", health.atRisk());
    }

    private static void instant(ObjectNode json, String name, Optional<Instant> value) {
        json.put(name, value.map(Instant::toString).orElse(null));
    }
}
