package dev.plumbline.metrics.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where digests are kept, and the mails to be sent for them. */
public interface Digests {
    /**
     * A mail that one worker has claimed for a while.
     *
     * @param week the key of the week that it is about
     * @param attempt which attempt this is, from 1
     */
    record DueMail(String tenant, String week, String recipient, int attempt) {}

    Digest of(String tenant);

    void set(String tenant, Digest digest);

    /** Those that are enabled, by tenant. */
    Map<String, Digest> enabled();

    /**
     * Notes that every recipient is to get the mail about a week: once, however often it is noted.
     *
     * @param until when it is too late for it
     */
    void prepare(String tenant, Digest digest, Period week, Instant now, Instant until);

    /**
     * Claims a mail that is due, of any tenant and to somebody who is still a recipient. No other worker gets it before the
     * lease ends; when this one dies, another takes over then.
     */
    Optional<DueMail> claim(Instant now, Duration lease);

    void markSent(DueMail mail, Instant at);

    /** {@code nextAttempt}: when it is tried again, unless that is too late. */
    void markFailed(DueMail mail, String reason, Instant nextAttempt);
}
