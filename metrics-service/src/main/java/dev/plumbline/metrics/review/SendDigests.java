package dev.plumbline.metrics.review;

import dev.plumbline.contract.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the weekly reviews whose time has come. Any number of workers may run: each mail is claimed for a while, sent, and
 * marked. A crash between the last two makes at most one mail go out twice, under the same id.
 */
public final class SendDigests {
    /** Longest time one mail may take; the {@link Postbox} holds to it. */
    public static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);

    /** Long enough to put a review together and send it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** The pauses after the first attempt, the second …; the last of them from then on. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final Digests digests;
    private final ComposeReview composeReview;
    private final Postbox postbox;
    private final InstantSource clock;

    public SendDigests(Digests digests, ComposeReview composeReview, Postbox postbox, InstantSource clock) {
        this.digests = digests;
        this.composeReview = composeReview;
        this.postbox = postbox;
        this.clock = clock;
    }

    /** Sends what is due to recipients of these tenants; what one server does not take holds up nothing else. */
    public void sendAllDue(Collection<Tenant> tenants) {
        var byId = tenants.stream().collect(Collectors.toMap(Tenant::id, Function.identity()));
        prepare(byId);
        var reviews = new HashMap<String, Review>();
        for (var mail = digests.claim(clock.instant(), LEASE);
                mail.isPresent();
                mail = digests.claim(clock.instant(), LEASE)) {
            var tenant = byId.get(mail.get().tenant());
            // One that this replica has not heard of yet, or that is gone: the claim ends by itself.
            if (tenant != null) {
                send(tenant, mail.get(), reviews);
            }
        }
    }

    private void prepare(Map<String, Tenant> tenants) {
        var now = clock.instant();
        digests.enabled().forEach((id, digest) -> {
            var tenant = tenants.get(id);
            if (tenant != null) {
                digest.due(now, tenant.timeZone())
                        .ifPresent(week -> digests.prepare(
                                id, digest, week, now, week.after().to()));
            }
        });
    }

    private void send(Tenant tenant, Digests.DueMail mail, Map<String, Review> reviews) {
        try {
            postbox.deliver(tenant, review(tenant, mail.week(), reviews), mail.recipient());
        } catch (Postbox.NotTaken notTaken) {
            digests.markFailed(mail, notTaken.getMessage(), nextAttempt(mail.attempt()));
            return;
        }
        digests.markSent(mail, clock.instant());
    }

    private Review review(Tenant tenant, String week, Map<String, Review> reviews) {
        return reviews.computeIfAbsent(
                tenant.id() + " " + week,
                ignored -> composeReview.of(
                        tenant,
                        Period.parse(Cadence.WEEK, week, tenant.timeZone()).orElseThrow(),
                        clock.instant()));
    }

    private Instant nextAttempt(int attempt) {
        return clock.instant().plus(PAUSES.get(Math.min(attempt, PAUSES.size()) - 1));
    }
}
