package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Tracking;
import dev.plumbline.metrics.kpi.Words;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code PUT /v1/kpis/{key}/tracking} takes; what is left out is unset. */
@RegisterForReflection
public record TrackingRequest(Double target, String owner, String frequency) {
    private static final int LONGEST_OWNER = 200;

    /** @throws Problem when a field cannot be what it says */
    Tracking tracking(Kpi<?> kpi) {
        var violations = new ArrayList<Violation>();
        if (target != null && !isPossible(target, kpi)) {
            violations.add(new Violation("/target", "must be " + range(kpi)));
        }
        if (owner != null && (owner.isBlank() || owner.length() > LONGEST_OWNER || owner.indexOf(0) >= 0)) {
            violations.add(new Violation("/owner", "must have 1 to " + LONGEST_OWNER + " characters"));
        }
        var known = Arrays.stream(Kpi.Frequency.values())
                .filter(it -> Words.of(it).equals(frequency))
                .findFirst();
        if (frequency != null && known.isEmpty()) {
            violations.add(new Violation(
                    "/frequency",
                    "must be one of "
                            + Arrays.stream(Kpi.Frequency.values())
                                    .map(Words::of)
                                    .collect(Collectors.joining(", "))));
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The KPI cannot be tracked like that.").with(List.copyOf(violations));
        }
        return new Tracking(
                Optional.ofNullable(target), Optional.ofNullable(owner).map(String::strip), known);
    }

    private static boolean isPossible(double target, Kpi<?> kpi) {
        return switch (kpi.unit()) {
            case SHARE -> target >= -1 && target <= 1;
            case POINTS -> target >= -100 && target <= 100;
            case SCORE -> target >= -1 && target <= 100;
            case COUNT, SECONDS, CURRENCY -> target >= 0 && target <= 1e15;
        };
    }

    private static String range(Kpi<?> kpi) {
        return switch (kpi.unit()) {
            case SHARE -> "a share: 0.8 for 80 %";
            case POINTS -> "from -100 to 100";
            case SCORE -> "a score";
            case COUNT -> "a number from 0 on";
            case SECONDS -> "seconds, from 0 on";
            case CURRENCY -> "an amount, from 0 on";
        };
    }
}
