package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a tenant's support is there, in its own time zone.
 *
 * @param week the openings of each weekday in their order, none of them overlapping; a weekday without any is closed,
 *     and a week without any is open around the clock
 * @param holidays dates on which it is closed all day
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BusinessHours(Map<DayOfWeek, List<Opening>> week, Set<LocalDate> holidays) {
    /** Every hour of every day; so it is until a tenant says otherwise. */
    public static final BusinessHours AROUND_THE_CLOCK = new BusinessHours(Map.of(), Set.of());

    public BusinessHours {
        var days = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        (week == null ? Map.<DayOfWeek, List<Opening>>of() : week).forEach((day, openings) -> {
            if (!openings.isEmpty()) {
                days.put(day, List.copyOf(openings));
            }
        });
        week = Collections.unmodifiableMap(days);
        holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
    }

    /** Whether it opens and closes at all on working days. */
    @JsonIgnore
    public boolean isAroundTheClock() {
        return week.isEmpty();
    }

    /**
     * From one local time to another on the same day.
     *
     * @param to exclusive; 00:00 is the midnight that ends the day
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Opening(LocalTime from, LocalTime to) {
        public Opening {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("An opening ends after it begins, not " + from + " to " + to);
            }
        }
    }
}
