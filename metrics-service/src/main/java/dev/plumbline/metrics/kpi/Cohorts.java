package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.ESCALATED;
import static dev.plumbline.metrics.kpi.ContactColumns.NEEDED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.Dimension.PATH;

import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Retention by support experience: what becomes of the customers of a month, by what they went through in it. Once for
 * the database and once, as the yardstick, in memory.
 */
public final class Cohorts {
    /** How many days after the month's end one looks again. */
    public static final List<Integer> DAYS = List.of(30, 60, 90);

    /** Of customers without a contact in the month. */
    public static final String NO_EXPERIENCE = "none";

    /** What a contact can make a customer go through; a customer can have several experiences. */
    public record Experience(String key, Condition<Contact> condition) {}

    public static final List<Experience> EXPERIENCES = Stream.concat(
                    Arrays.stream(Path.values()).map(path -> new Experience(Words.of(path), PATH.in(Words.of(path)))),
                    Stream.of(
                            new Experience(
                                    "failed_ai",
                                    Condition.either(List.of(
                                            PATH.<Contact>in("ai_only").and(REPEATED),
                                            Condition.all(AI_HANDLED, Condition.not(ESCALATED), NEEDED)))),
                            new Experience("repeated", REPEATED),
                            new Experience("escalated", ESCALATED),
                            new Experience("reopened", REOPENED)))
            .toList();

    /**
     * A calendar month in the tenant's zone.
     *
     * @param end exclusive
     * @param looks when one looks again, for each of {@link #DAYS}
     */
    public record Month(Instant start, Instant end, List<Instant> looks) {}

    /**
     * The customers active at a month's start who had an experience in it.
     *
     * @param active how many still were at each look
     * @param purchased how many ordered or renewed between the month's end and each look
     */
    public record Cohort(Month month, String experience, long customers, List<Long> active, List<Long> purchased) {}

    private Cohorts() {}

    /** The months that begin in a query's period. */
    public static List<Month> months(Query query) {
        var months = new ArrayList<Month>();
        var start = BucketSize.MONTH.startOf(query.from().atZone(query.zone()));
        for (; start.toInstant().isBefore(query.end()); start = BucketSize.MONTH.after(start)) {
            if (!start.toInstant().isBefore(query.from())) {
                var end = BucketSize.MONTH.after(start);
                months.add(new Month(
                        start.toInstant(),
                        end.toInstant(),
                        DAYS.stream()
                                .map(days -> end.plusDays(days).toInstant())
                                .toList()));
            }
        }
        return months;
    }

    /** All experiences, in the order in which they are shown. */
    public static List<String> keys() {
        return Stream.concat(Stream.of(NO_EXPERIENCE), EXPERIENCES.stream().map(Experience::key))
                .toList();
    }

    /** The cohorts of a month, from rows at hand; those that nobody is in are left out. */
    public static List<Cohort> of(
            Month month, Collection<CustomerFact> customers, Collection<? extends Contact> contacts) {
        var cohorts = new ArrayList<Cohort>();
        for (var key : keys()) {
            var own = customers.stream()
                    .filter(customer -> customer.activeAt(month.start()))
                    .filter(customer -> experiences(customer, month, contacts).contains(key))
                    .toList();
            if (!own.isEmpty()) {
                cohorts.add(new Cohort(
                        month,
                        key,
                        own.size(),
                        counts(month, own, look -> customer -> customer.activeAt(look)),
                        counts(month, own, look -> customer -> customer.purchased(month.end(), look))));
            }
        }
        return cohorts;
    }

    private static List<Long> counts(
            Month month, List<CustomerFact> customers, Function<Instant, Predicate<CustomerFact>> such) {
        return month.looks().stream()
                .map(look -> customers.stream().filter(such.apply(look)).count())
                .toList();
    }

    private static List<String> experiences(
            CustomerFact customer, Month month, Collection<? extends Contact> contacts) {
        var own = contacts.stream()
                .filter(contact ->
                        contact.customerId().filter(customer.id()::equals).isPresent())
                .filter(contact -> !contact.openedAt().isBefore(month.start())
                        && contact.openedAt().isBefore(month.end()))
                .toList();
        return own.isEmpty()
                ? List.of(NO_EXPERIENCE)
                : EXPERIENCES.stream()
                        .filter(experience -> own.stream().anyMatch(experience.condition()::holds))
                        .map(Experience::key)
                        .toList();
    }
}
