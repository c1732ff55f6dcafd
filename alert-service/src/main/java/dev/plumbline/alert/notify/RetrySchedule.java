package dev.plumbline.alert.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When to try again what could not be delivered. */
public final class RetrySchedule {
    /** The pauses after the first attempt, second …: close together at first, about a day in all. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(8),
            Duration.ofHours(8));

    /** A receiver cannot put a message off for ever. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    /** By how much a pause may be longer: so that what failed together is not tried together. */
    private static final double SPREAD = 0.2;

    private static final int GONE = 410;

    private RetrySchedule() {}

    /**
     * What to make of a response.
     *
     * @param attempt which attempt it answers, from 1
     * @param random 0..1
     */
    public static Outcome judge(Response response, int attempt, Instant now, double random) {
        return switch (response) {
            case Response.Answered answered
            when answered.status() / 100 == 2 -> new Outcome.Delivered(answered.inWords());
            case Response.Answered answered
            when answered.status() == GONE -> new Outcome.ChannelGone(answered.inWords());
            case Response.Answered answered ->
                later(
                        answered.inWords(),
                        attempt,
                        now,
                        random,
                        answered.retryAfter().orElse(now));
            case Response.Unreachable unreachable -> later(unreachable.inWords(), attempt, now, random, now);
            case Response.Refused refused -> new Outcome.GivenUp(refused.inWords());
        };
    }

    private static Outcome later(String answer, int attempt, Instant now, double random, Instant wish) {
        if (attempt > PAUSES.size()) {
            return new Outcome.GivenUp(answer);
        }
        var pause = PAUSES.get(attempt - 1);
        var planned = now.plus(pause).plusMillis((long) (pause.toMillis() * SPREAD * random));
        var latest = now.plus(LONGEST_WISH);
        var wished = wish.isAfter(latest) ? latest : wish;
        return new Outcome.TryAgain(answer, wished.isAfter(planned) ? wished : planned);
    }
}
