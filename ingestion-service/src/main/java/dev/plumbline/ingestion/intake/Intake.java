package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes one request's events, one after the other: decides each, sends it on, and keeps the count. For one thread. */
public final class Intake {
    /** Whoever sends more bad events than this has one mistake, not a thousand. */
    private static final int MOST_REFUSALS = 1_000;

    private static final String SERVICE = "ingestion";

    private final Tenant tenant;
    private final Delivery delivery;
    private final InstantSource clock;
    private final List<Outcome.Refusal> refusals = new ArrayList<>();
    private long accepted;
    private long rejected;

    public Intake(Tenant tenant, Delivery delivery, InstantSource clock) {
        this.tenant = tenant;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Takes an event, or refuses it when it breaks the contract and keeps it as it came. */
    public void take(CloudEvent event, RawEvent raw) throws EventLogAwayException {
        take(event, raw::text);
    }

    /** Takes an event that did not come in one piece, or refuses it and keeps it in structured form. */
    public void take(CloudEvent event) throws EventLogAwayException {
        take(event, () -> CloudEventJson.text(event));
    }

    private void take(CloudEvent event, Supplier<String> body) throws EventLogAwayException {
        var arrivedAt = clock.instant();
        switch (new Submission(tenant, arrivedAt, event).decide()) {
            case Decision.Accepted decision -> {
                delivery.accepted(decision.message(), arrivedAt);
                accepted++;
            }
            case Decision.Rejected decision -> refuse(decision, body.get(), false);
        }
    }

    /** Refuses what could not even be read as a CloudEvent, or was decided on before. */
    public void refuse(Decision.Rejected decision, RawEvent raw) throws EventLogAwayException {
        refuse(decision, raw.text(), false);
    }

    /** Refuses, and keeps this text of it; {@code cut}: which is only its beginning. */
    public void refuse(Decision.Rejected decision, String body, boolean cut) throws EventLogAwayException {
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(new Outcome.Refusal(accepted + rejected, decision.eventId(), decision.violations()));
        }
        rejected++;
        delivery.rejected(new RejectedEvent(
                UUID.randomUUID().toString(),
                tenant.id(),
                clock.instant(),
                SERVICE,
                decision.reason(),
                decision.violations(),
                decision.eventId(),
                Optional.empty(),
                Map.of(),
                body,
                cut));
    }

    /** Waits until everything is acknowledged, and says what became of it. */
    public Outcome finish() throws EventLogAwayException {
        delivery.await();
        return new Outcome(accepted, rejected, List.copyOf(refusals));
    }

    /** The refusals of events before this index. */
    public List<Outcome.Refusal> refusalsBefore(long index) {
        return refusals.stream().filter(it -> it.index() < index).toList();
    }
}
