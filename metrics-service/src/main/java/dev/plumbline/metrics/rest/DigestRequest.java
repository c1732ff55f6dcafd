package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.review.Digest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code PUT /v1/review/digest} takes. Enabled unless it says otherwise; on Monday at 8 unless it says otherwise. */
@RegisterForReflection
public record DigestRequest(List<String> recipients, Boolean enabled, String weekday, Integer hour) {
    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_ADDRESS = 254;

    /** An address as mail servers take it: nothing that could be read as two addresses, or as a further header. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    /** @throws Problem when a field cannot be what it says */
    Digest digest() {
        var violations = new ArrayList<Violation>();
        var isEnabled = enabled == null || enabled;
        var addresses = addresses(violations);
        if (isEnabled && addresses.isEmpty() && violations.isEmpty()) {
            violations.add(new Violation("/recipients", "must name somebody, or 'enabled' must be false"));
        }
        var day = weekday(violations);
        if (hour != null && (hour < 0 || hour > 23)) {
            violations.add(new Violation("/hour", "must be from 0 to 23"));
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The digest cannot be sent like that.").with(List.copyOf(violations));
        }
        return new Digest(isEnabled, addresses, day, Optional.ofNullable(hour).orElse(Digest.OFF.hour()));
    }

    /** Each once, whatever its capital letters. */
    private List<String> addresses(List<Violation> violations) {
        var given = recipients == null ? List.<String>of() : recipients;
        var addresses = new LinkedHashMap<String, String>();
        for (var index = 0; index < given.size(); index++) {
            var address = given.get(index) == null ? "" : given.get(index).strip();
            if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
                violations.add(new Violation("/recipients/" + index, "must be an address such as kim@example.com"));
            }
            addresses.putIfAbsent(address.toLowerCase(Locale.ROOT), address);
        }
        if (addresses.size() > MOST_RECIPIENTS) {
            violations.add(new Violation("/recipients", "must be at most " + MOST_RECIPIENTS));
        }
        return List.copyOf(addresses.values());
    }

    private DayOfWeek weekday(List<Violation> violations) {
        if (weekday == null) {
            return Digest.OFF.weekday();
        }
        var day = Arrays.stream(DayOfWeek.values())
                .filter(it -> word(it).equals(weekday))
                .findFirst();
        if (day.isEmpty()) {
            violations.add(new Violation(
                    "/weekday",
                    "must be one of "
                            + Arrays.stream(DayOfWeek.values())
                                    .map(DigestRequest::word)
                                    .collect(Collectors.joining(", "))));
        }
        return day.orElse(Digest.OFF.weekday());
    }

    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
