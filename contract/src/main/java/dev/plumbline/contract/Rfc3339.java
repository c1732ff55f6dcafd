package dev.plumbline.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them, with an offset. */
public final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Rfc3339() {}

    /**
     * The instant a text names. Digits beyond the nanosecond are cut; a leap second is the second after it.
     *
     * @throws DateTimeException when the text is no RFC 3339 time with an offset, or in UTC not in the years 1 to 9999
     */
    public static Instant parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new DateTimeException("not an RFC 3339 time with an offset: " + text);
        }
        var second = number(match.group(6));
        var leapSecond = second == 60;
        var local = LocalDateTime.of(
                number(match.group(1)),
                number(match.group(2)),
                number(match.group(3)),
                number(match.group(4)),
                number(match.group(5)),
                leapSecond ? 59 : second,
                leapSecond ? 0 : nanos(match.group(7)));
        var instant = local.toInstant(offset(match.group(8)));
        if (leapSecond) {
            if (!isLastSecondOfDay(instant)) {
                throw new DateTimeException("a leap second stands at the end of a day, UTC: " + text);
            }
            instant = instant.plusSeconds(1);
        }
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            // It could not be written again: the form has four digits for the year.
            throw new DateTimeException("not in the years 1 to 9999, UTC: " + text);
        }
        return instant;
    }

    private static boolean isLastSecondOfDay(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 24 * 60 * 60 - 1;
    }

    private static ZoneOffset offset(String text) {
        return text.length() == 1 ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
