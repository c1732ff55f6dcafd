package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.webhook.WebhookOutcome;
import dev.plumbline.ingestion.webhook.WebhookOutcome.NoticeOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what help desks tell, and what becomes of it. */
@ApplicationScoped
class WebhookMeters {
    private final MeterRegistry meters;

    WebhookMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String provider, WebhookOutcome outcome) {
        if (!outcome.unreadable().isEmpty()) {
            notice(provider, "unreadable");
        }
        for (var notice : outcome.notices()) {
            notice(provider, word(notice));
            events(provider, "accepted", notice.events().size());
            events(provider, "rejected", notice.refused().size());
        }
    }

    /** A request that did not prove itself, whatever it told. */
    void countRefused(String provider) {
        notice(provider, "not_genuine");
    }

    private static String word(NoticeOutcome notice) {
        if (notice.duplicate()) {
            return "duplicate";
        }
        if (!notice.refused().isEmpty()) {
            return "rejected";
        }
        return notice.events().isEmpty() ? "left_out" : "accepted";
    }

    private void notice(String provider, String outcome) {
        meters.counter("plumbline.webhooks.notices", "provider", provider, "outcome", outcome)
                .increment();
    }

    private void events(String provider, String outcome, int events) {
        meters.counter("plumbline.webhooks.events", "provider", provider, "outcome", outcome)
                .increment(events);
    }
}
