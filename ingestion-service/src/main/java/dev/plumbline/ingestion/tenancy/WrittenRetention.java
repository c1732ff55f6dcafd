package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Retention;
import dev.plumbline.contract.Violation;
import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** How long data is kept, as people write it: ISO 8601 periods such as {@code P2Y}, {@code P18M} or {@code P90D}; null is for ever. */
public record WrittenRetention(String events, String messageText, String personalData) {
    private static final int MOST_YEARS = 100;

    public static WrittenRetention of(Retention retention) {
        return new WrittenRetention(
                text(retention.events()), text(retention.messageText()), text(retention.personalData()));
    }

    void check(String pointer, List<Violation> violations) {
        check(events, pointer + "/events", violations);
        check(messageText, pointer + "/messageText", violations);
        check(personalData, pointer + "/personalData", violations);
    }

    /** The retention, if nothing is wrong with it. */
    Retention retention() {
        return new Retention(period(events), period(messageText), period(personalData));
    }

    private static void check(String text, String pointer, List<Violation> violations) {
        if (text != null && !isPeriod(text)) {
            violations.add(new Violation(
                    pointer,
                    "must be an ISO 8601 period of years, months or days from P1D to P" + MOST_YEARS
                            + "Y, such as P2Y or P90D; leave it out to keep for ever"));
        }
    }

    private static boolean isPeriod(String text) {
        try {
            var period = Period.parse(text);
            return !period.isNegative()
                    && !period.isZero()
                    && period.toTotalMonths() + period.getDays() / 28 <= MOST_YEARS * 12L;
        } catch (DateTimeException | ArithmeticException malformed) {
            return false;
        }
    }

    private static Optional<Period> period(String text) {
        return Optional.ofNullable(text).map(Period::parse);
    }

    private static String text(Optional<Period> period) {
        return period.map(Period::toString).orElse(null);
    }
}
