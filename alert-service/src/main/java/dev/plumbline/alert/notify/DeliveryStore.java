package dev.plumbline.alert.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Keeps what is to be told, and what became of it. Every call joins the caller's transaction. */
public interface DeliveryStore {
    /** Notes that a notification is to go through a channel, now. */
    void queue(String tenant, String channel, Notification notification, Instant now);

    /**
     * Claims what is due, of all tenants, few of each channel so that none crowds out the others. No other worker gets it
     * before the lease ends; when this one dies, another takes over then. The changes of an alert go to a channel one
     * after the other.
     */
    List<DueDelivery> claim(Instant now, Duration lease, int most);

    /** Writes down what became of an attempt; ignored when the lease ended and another attempt has begun. */
    void record(DueDelivery delivery, Outcome outcome, Instant at);

    /** Replaces what was, or is to be, told of an alert. The receivers' answers go: they may repeat what they were told. */
    void rewrite(String tenant, UUID alert, UnaryOperator<Notification> retelling);

    /** What was sent of each of these alerts, oldest first; none of it for most. */
    Map<UUID, List<Delivery>> of(String tenant, Collection<UUID> alertIds);
}
