package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.intake.Decision;
import dev.plumbline.ingestion.intake.Submission;
import dev.plumbline.ingestion.provider.Interpretation;
import dev.plumbline.ingestion.provider.Notice;
import dev.plumbline.ingestion.provider.Provider;
import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.provider.UnreadablePayloadException;
import dev.plumbline.ingestion.provider.WebhookRequest;
import dev.plumbline.ingestion.webhook.WebhookOutcome.NoticeOutcome;
import dev.plumbline.ingestion.webhook.WebhookOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes what help desks send, once it is known to be theirs. All that one webhook does is kept in one transaction, its
 * events in the outbox: when that is written, it can be acknowledged, whether Kafka is there or not.
 */
@ApplicationScoped
public class WebhookIntake {
    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);
    private static final String SERVICE = "ingestion";

    private final WebhookStore store;

    WebhookIntake(WebhookStore store) {
        this.store = store;
    }

    /** Takes a webhook. What it tells that came before is counted and done no second time. */
    public WebhookOutcome take(Tenant tenant, Sender sender, WebhookRequest request) {
        var provider = sender.provider();
        var body = read(provider, request);
        return store.keep(tenant.id(), provider.name(), transaction -> {
            transaction.noteUse(sender.tokenId(), sender.renewed(request));
            body.defect()
                    .ifPresent(defect -> transaction.setAside(
                            setAside(tenant, provider, request, defect.reason(), defect.violations())));
            return new WebhookOutcome(takeNew(tenant, provider, request, body, transaction), body.violations());
        });
    }

    /**
     * Takes the body of a webhook that was set aside, corrected perhaps; its signature was checked when it came. Unless
     * all of it can be taken now, nothing is kept: what is still wrong is not set aside once more.
     *
     * @param provider its name, as the rejected event has it
     * @param headers as the rejected event has them
     * @param arrivedAt when it came first: times and ids may depend on it, and must come out the same again
     * @throws IllegalArgumentException when there is no such provider
     */
    public WebhookOutcome replay(
            Tenant tenant, String provider, Map<String, String> headers, byte[] body, Instant arrivedAt) {
        var known = Providers.named(provider)
                .orElseThrow(() -> new IllegalArgumentException("There is no provider " + provider));
        var request = new WebhookRequest("POST", "", headers, body, arrivedAt);
        var read = read(known, request);
        Function<WebhookStore.Transaction, WebhookOutcome> work = transaction ->
                new WebhookOutcome(takeNew(tenant, known, request, read, transaction), read.violations());
        var tried = store.discard(tenant.id(), provider, work);
        return tried.isClean() ? store.keep(tenant.id(), provider, work) : tried;
    }

    /** What would become of a webhook; what is a duplicate is interpreted all the same. Keeps nothing. */
    public WebhookOutcome tryOut(Tenant tenant, Sender sender, WebhookRequest request) {
        var provider = sender.provider();
        var body = read(provider, request);
        return store.discard(tenant.id(), provider.name(), transaction -> {
            var outcomes = new ArrayList<NoticeOutcome>();
            for (var notice : body.notices()) {
                var before = transaction.acceptedOf(notice.id());
                var outcome = take(tenant, provider, request, notice, transaction);
                outcomes.add(before.isPresent() ? outcome.asDuplicate(before.getAsInt()) : outcome);
            }
            return new WebhookOutcome(outcomes, body.violations());
        });
    }

    /** What a body tells, or what is wrong with it. */
    private record Body(List<Notice> notices, Optional<Defect> defect) {
        List<Violation> violations() {
            return defect.map(Defect::violations).orElse(List.of());
        }
    }

    private record Defect(RejectedEvent.Reason reason, List<Violation> violations) {}

    private static Body read(Provider provider, WebhookRequest request) {
        try {
            return new Body(provider.read(request), Optional.empty());
        } catch (UnreadablePayloadException unreadable) {
            return new Body(
                    List.of(), Optional.of(new Defect(RejectedEvent.Reason.MALFORMED, unreadable.violations())));
        } catch (RuntimeException defect) {
            return new Body(List.of(), Optional.of(ours(provider, "a body", defect)));
        }
    }

    private List<NoticeOutcome> takeNew(
            Tenant tenant, Provider provider, WebhookRequest request, Body body, WebhookStore.Transaction transaction) {
        var outcomes = new ArrayList<NoticeOutcome>();
        for (var notice : body.notices()) {
            var before = transaction.acceptedOf(notice.id());
            if (before.isPresent()) {
                outcomes.add(NoticeOutcome.duplicate(notice, before.getAsInt()));
            } else {
                outcomes.add(take(tenant, provider, request, notice, transaction));
            }
        }
        return outcomes;
    }

    private NoticeOutcome take(
            Tenant tenant,
            Provider provider,
            WebhookRequest request,
            Notice notice,
            WebhookStore.Transaction transaction) {
        var memory = new PendingMemory(transaction);
        var another = new KnownAccount(provider, memory).refuses(notice);
        if (another.isPresent()) {
            return NoticeOutcome.taken(notice, List.of(), List.of(), another);
        }
        Interpretation meaning;
        try {
            meaning = notice.meaning().given(memory);
        } catch (WebhookStore.FailedException failed) {
            throw failed;
        } catch (RuntimeException failure) {
            var defect = ours(provider, "the notice " + notice.topic(), failure);
            transaction.setAside(setAside(tenant, provider, request, defect.reason(), defect.violations()));
            return NoticeOutcome.refused(notice, new Refused(Optional.empty(), defect.violations()));
        }
        var taken = new ArrayList<CloudEvent>();
        var refused = new ArrayList<Refused>();
        for (var happened : meaning.events()) {
            var event = EventReader.write(happened);
            switch (new Submission(tenant, request.arrivedAt(), event).decide()) {
                case Decision.Accepted accepted -> {
                    transaction.send(accepted.message());
                    taken.add(event);
                }
                case Decision.Rejected rejected -> {
                    transaction.setAside(setAside(tenant, request.arrivedAt(), event, rejected));
                    refused.add(new Refused(rejected.eventId(), rejected.violations()));
                }
            }
        }
        meaning.unreadable().ifPresent(part -> {
            var alone = request.withBody(part.body().getBytes(StandardCharsets.UTF_8));
            transaction.setAside(setAside(tenant, provider, alone, RejectedEvent.Reason.MALFORMED, part.violations()));
            refused.add(new Refused(Optional.empty(), part.violations()));
        });
        // Also when an event is refused: it waits in the quarantine, and what comes next builds on it all the same.
        memory.settle();
        transaction.conclude(notice.id(), taken.size());
        return NoticeOutcome.taken(notice, taken, refused, meaning.leftOut());
    }

    /** A body that no event was made of: kept as it came, with what is needed to read it once more. */
    private static RejectedEvent setAside(
            Tenant tenant,
            Provider provider,
            WebhookRequest request,
            RejectedEvent.Reason reason,
            List<Violation> violations) {
        return new RejectedEvent(
                UUID.randomUUID().toString(),
                tenant.id(),
                request.arrivedAt(),
                SERVICE,
                reason,
                violations,
                Optional.empty(),
                Optional.of(provider.name()),
                request.tellingHeaders(provider.name()),
                new String(request.body(), StandardCharsets.UTF_8),
                false);
    }

    private static RejectedEvent setAside(
            Tenant tenant, Instant arrivedAt, CloudEvent event, Decision.Rejected rejected) {
        return new RejectedEvent(
                UUID.randomUUID().toString(),
                tenant.id(),
                arrivedAt,
                SERVICE,
                rejected.reason(),
                rejected.violations(),
                rejected.eventId(),
                CloudEventJson.text(event));
    }

    private static Defect ours(Provider provider, String what, RuntimeException failure) {
        LOG.errorf(failure, "Of %s, %s could not be worked for a reason of ours", provider.name(), what);
        return new Defect(
                RejectedEvent.Reason.FAILED,
                List.of(new Violation("", "could not be worked, which is a defect of ours; the log says more")));
    }
}
