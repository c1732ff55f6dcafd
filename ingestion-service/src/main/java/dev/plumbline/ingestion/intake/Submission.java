package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.Money;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.contract.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event as a tenant hands it in, at the instant it arrives. */
public record Submission(Tenant tenant, Instant arrivedAt, CloudEvent event) {
    /** The longest event in bytes, with room for Kafka's framing below its customary limit of 1 MiB. */
    public static final int LARGEST_EVENT = 1_000_000;

    /** Clocks differ, and a help desk may write local time; beyond a day it is a mistake. */
    private static final Duration FURTHEST_AHEAD = Duration.ofHours(24);

    /** Holds the event against the contract and against the tenant's settings. */
    public Decision decide() {
        try {
            var violations = violations(EventReader.read(event));
            return violations.isEmpty() ? accepted() : rejected(violations);
        } catch (InvalidEventException invalid) {
            return rejected(invalid.violations());
        }
    }

    /** The message's own {@code tenant} takes the place of one that the event came with. */
    private Decision accepted() {
        var message = KafkaMessage.of(tenant.id(), event);
        return size(message) > LARGEST_EVENT
                ? rejected(List.of(new Violation("", "must not be larger than " + LARGEST_EVENT + " bytes")))
                : new Decision.Accepted(message);
    }

    private Decision rejected(List<Violation> violations) {
        return new Decision.Rejected(RejectedEvent.Reason.INVALID, Optional.of(event.id()), violations);
    }

    private List<Violation> violations(SupportEvent read) {
        var violations = new ArrayList<Violation>();
        if (read.time().isAfter(arrivedAt.plus(FURTHEST_AHEAD))) {
            violations.add(new Violation("/time", "must not be more than 24 h ahead; it arrived at " + arrivedAt));
        }
        money(read)
                .filter(it -> !it.currency().equals(tenant.currency()))
                .ifPresent(it -> violations.add(new Violation(
                        "/data/currency",
                        "must be the tenant's currency " + tenant.currency() + ", is " + it.currency())));
        return violations;
    }

    private static Optional<Money> money(SupportEvent event) {
        return switch (event) {
            case ValueEvent.RevenueRecorded revenue -> Optional.of(revenue.money());
            case CostRecorded cost -> Optional.of(cost.money());
            case CommerceRecorded commerce -> commerce.money();
            case ValueEvent.ExpansionSignaled none -> Optional.empty();
            case ConversationEvent none -> Optional.empty();
            case EscalationEvent none -> Optional.empty();
            case SurveyEvent none -> Optional.empty();
            case CustomerEvent none -> Optional.empty();
            case KnowledgeEvent none -> Optional.empty();
            case ChangeReleased none -> Optional.empty();
        };
    }

    /** An upper bound of the size on Kafka: short texts count as if each character took three bytes. */
    private static long size(KafkaMessage message) {
        var size = (long) message.value().length;
        for (var header : message.headers().entrySet()) {
            size += header.getKey().length() + bytes(header.getValue());
        }
        return size + bytes(message.key());
    }

    private static int bytes(String text) {
        return text.length() < 1_000 ? 3 * text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
