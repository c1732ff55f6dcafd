package dev.plumbline.metrics.forecast;

import dev.plumbline.metrics.kpi.BucketSize;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What repeats from week to week, on the calendar of the tenant's zone: a day by its weekday, an hour by its hour of the week. */
public enum Season {
    WEEKDAY(BucketSize.DAY, 7),
    HOUR_OF_WEEK(BucketSize.HOUR, 7 * 24);

    private static final int HOURS = 24;

    private final BucketSize bucket;
    private final int length;

    Season(BucketSize bucket, int length) {
        this.bucket = bucket;
        this.length = length;
    }

    /** The season of buckets this wide; weeks and months have none here. */
    public static Optional<Season> of(BucketSize bucket) {
        return Arrays.stream(values()).filter(it -> it.bucket == bucket).findFirst();
    }

    /** The buckets that have a season, by their names in the API. */
    public static List<String> buckets() {
        return Arrays.stream(values()).map(it -> it.bucket.key()).toList();
    }

    public BucketSize bucket() {
        return bucket;
    }

    /** How many places it has: one for each bucket of a week. */
    int length() {
        return length;
    }

    /** How many buckets a day has; a day with a clock change has one more or fewer. */
    int bucketsOfDay() {
        return length / 7;
    }

    /** The place of a bucket in its week, from 0. The clock decides: an hour that a clock change repeats has the same place twice. */
    int place(ZonedDateTime start) {
        var weekday = start.getDayOfWeek().ordinal();
        return switch (this) {
            case WEEKDAY -> weekday;
            case HOUR_OF_WEEK -> weekday * HOURS + start.getHour();
        };
    }
}
