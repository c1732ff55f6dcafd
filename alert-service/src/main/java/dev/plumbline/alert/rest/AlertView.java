package dev.plumbline.alert.rest;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.notify.Delivery;
import dev.plumbline.alert.rule.Evidence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert as it is read. */
@RegisterForReflection
@Schema(name = "Alert")
record AlertView(
        @Schema(examples = "5f0c1a52-8a4e-3d0b-9f55-0c7c4f0f8f11")
        String id,

        @Schema(
                description = "What makes it this alert and no other: one alert per fingerprint",
                examples = "vip_poor_csat|survey-31")
        String fingerprint,

        @Schema(examples = "vip_poor_csat") String rule,

        @Schema(enumeration = {"info", "warning", "critical"})
        String severity,

        @Schema(enumeration = {"firing", "resolved"}) String state,
        @Schema(examples = "Poor CSAT from a VIP customer") String title,

        @Schema(examples = "VIP customer cust-7 gave a CSAT of 1 to conversation conv-12: “Nobody called back”")
        String summary,

        @Schema(description = "When what it tells of happened")
        Instant startedAt,

        @Schema(description = "When we last learned something new of it")
        Instant changedAt,

        Optional<String> customerId,

        @Schema(description = "The survey answers it rests on, oldest first")
        List<Evidence> evidence,

        @Schema(description = "What was sent of it, oldest first")
        List<DeliveryView> deliveries) {

    static AlertView of(Alert alert, List<Delivery> deliveries) {
        return new AlertView(
                alert.id().toString(),
                alert.fingerprint(),
                alert.rule(),
                word(alert.severity()),
                alert.stateName(),
                alert.title(),
                alert.summary(),
                alert.startedAt(),
                alert.changedAt(),
                alert.customerId(),
                alert.evidence(),
                deliveries.stream().map(DeliveryView::of).toList());
    }

    /** A message of an alert on its way through a channel. */
    @RegisterForReflection
    @Schema(name = "Delivery")
    record DeliveryView(
            @Schema(examples = "ops-hook") String channel,

            @Schema(description = "The header webhook-id, the same on every attempt")
            String messageId,

            @Schema(enumeration = {"started_firing", "fires_again", "resolved"})
            String reason,

            @Schema(enumeration = {"pending", "delivered", "failed"})
            String status,

            int attempts,

            @Schema(description = "What the receiver answered last, or why it was not asked", examples = "HTTP 200: ok")
            Optional<String> answer,

            @Schema(description = "When that was") Optional<Instant> at,
            Optional<Instant> nextAttemptAt) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.channel(),
                    delivery.messageId(),
                    word(delivery.reason()),
                    word(delivery.status()),
                    delivery.attempts(),
                    delivery.answer(),
                    delivery.at(),
                    delivery.nextAttemptAt());
        }
    }

    /** A page of alerts. */
    @RegisterForReflection
    @Schema(name = "AlertPage")
    record Page(
            List<AlertView> alerts,

            @Schema(description = "Send it back as cursor for the next page; absent on the last one")
            Optional<String> nextCursor) {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
