package dev.plumbline.ingestion.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the tenant's people read them: in their zone, in words. */
record Moments(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    String day(Instant moment) {
        return DAY.format(moment.atZone(zone));
    }

    String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** As a date field takes it. */
    String date(Instant moment) {
        return moment.atZone(zone).toLocalDate().toString();
    }
}
