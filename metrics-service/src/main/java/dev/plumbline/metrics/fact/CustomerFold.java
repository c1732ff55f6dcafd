package dev.plumbline.metrics.fact;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Folds what is known of a customer into their fact. Pure, so events may come late, twice and in any order. */
public final class CustomerFold {
    /** How far back support can have made a customer leave. */
    private static final Duration INFLUENCE = Duration.ofDays(30);

    /** How long before a renewal one looks after a customer. */
    private static final Duration BEFORE_RENEWAL = Duration.ofDays(60);

    private final CustomerTraces traces;
    private final List<SupportEvent> events;
    private final List<HealthStep> health;

    private CustomerFold(CustomerTraces traces) {
        this.traces = traces;
        this.events =
                traces.events().stream().sorted(SupportEvent.READING_ORDER).toList();
        this.health = health().steps();
    }

    public static CustomerFact fold(CustomerTraces traces) {
        return new CustomerFold(traces).fact();
    }

    private CustomerFact fact() {
        return new CustomerFact(
                traces.id(),
                traces.profile(),
                activityChanges(),
                health,
                departures(),
                endangeredBeforeRenewal(),
                contactedBeforeRenewal(),
                purchases());
    }

    /** They are a customer from their sign-up, or from when they were first heard of, while not having left. */
    private List<Instant> activityChanges() {
        var known = micros(traces.profile().signedUpAt().orElse(traces.firstSeen()));
        var times = new TreeSet<Instant>();
        times.add(known);
        lifecycle().forEach(it -> times.add(micros(it.time())));
        var changes = new ArrayList<Instant>();
        for (var time : times) {
            var active = !time.isBefore(known) && !hasLeft(time);
            if (active != (changes.size() % 2 == 1)) {
                changes.add(time);
            }
        }
        return List.copyOf(changes);
    }

    private boolean hasLeft(Instant time) {
        return lifecycle()
                .filter(it -> !micros(it.time()).isAfter(time))
                .reduce((earlier, later) -> later)
                .filter(CustomerEvent.Churned.class::isInstance)
                .isPresent();
    }

    private Stream<SupportEvent> lifecycle() {
        return events.stream().filter(it -> it instanceof CustomerEvent.Churned || it instanceof CustomerEvent.Renewed);
    }

    private HealthFold health() {
        var scores = all(CustomerEvent.Active.class)
                .filter(it -> it.score().isPresent())
                .map(it -> new HealthFold.Told(micros(it.time()), it.score().orElseThrow()))
                .toList();
        var troubles = traces.conversations().stream()
                .filter(CustomerTraces.Conversation::troubled)
                .map(it -> micros(it.openedAt()))
                .sorted()
                .toList();
        var outcomes = traces.answers().stream()
                .filter(it -> it.kind() != SurveyKind.HANDOFF)
                .sorted(Comparator.comparing((CustomerTraces.Answer it) -> micros(it.at()))
                        .thenComparing(CustomerTraces.Answer::event))
                .map(it -> new HealthFold.Told(micros(it.at()), it.outcome()))
                .toList();
        return new HealthFold(scores, troubles, outcomes);
    }

    private List<Departure> departures() {
        return all(CustomerEvent.Churned.class)
                .map(it -> new Departure(micros(it.time()), it.reason(), it.theme(), isAfterSupport(micros(it.time()))))
                .toList();
    }

    private boolean isAfterSupport(Instant departure) {
        var from = departure.minus(INFLUENCE);
        return traces.conversations().stream()
                .flatMap(it -> it.open().stream())
                .anyMatch(span -> micros(span.after()).isBefore(departure)
                        && span.until()
                                .map(until -> micros(until).isAfter(from))
                                .orElse(true));
    }

    private boolean endangeredBeforeRenewal() {
        return traces.profile()
                .renewalAt()
                .filter(renewal -> {
                    var midnight = renewal.minus(BEFORE_RENEWAL).truncatedTo(ChronoUnit.DAYS);
                    if (midnight.isBefore(renewal.minus(BEFORE_RENEWAL))) {
                        midnight = midnight.plus(1, ChronoUnit.DAYS);
                    }
                    return Stream.iterate(midnight, it -> it.isBefore(renewal), it -> it.plus(1, ChronoUnit.DAYS))
                            .anyMatch(it -> HealthFold.at(health, it).atRisk());
                })
                .isPresent();
    }

    private boolean contactedBeforeRenewal() {
        return traces.profile()
                .renewalAt()
                .filter(renewal -> all(CustomerEvent.Contacted.class)
                        .anyMatch(it -> !it.time().isBefore(renewal.minus(BEFORE_RENEWAL))
                                && it.time().isBefore(renewal)))
                .isPresent();
    }

    private List<Instant> purchases() {
        return events.stream()
                .filter(it -> it instanceof CustomerEvent.Renewed
                        || it instanceof CommerceRecorded commerce && commerce.kind() == CommerceRecorded.Kind.ORDER)
                .map(it -> micros(it.time()))
                .toList();
    }

    private <T extends SupportEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** As they are stored: two events of one microsecond must not change places by being stored. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
