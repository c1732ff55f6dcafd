package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** A time that is still to come, as somebody writes it. */
public final class FutureTime {
    private FutureTime() {}

    public static void check(String text, String pointer, Instant now, List<Violation> violations) {
        try {
            if (!Rfc3339.parse(text).isAfter(now)) {
                violations.add(new Violation(pointer, "must be in the future; it is " + now));
            }
        } catch (DateTimeException malformed) {
            violations.add(new Violation(pointer, "must be an RFC 3339 time, e.g. 2027-01-01T00:00:00Z"));
        }
    }
}
