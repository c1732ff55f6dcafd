package dev.plumbline.metrics.explain;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a KPI counts a conversation, and why: read off the KPI's own declaration.
 *
 * @param part numerator or missed; empty where the KPI does not look at it
 * @param at the time that puts it into a bucket of the KPI; empty where it has none
 * @param value its own value, where the figure is a mean or percentile of such
 */
public record Counted(
        Kpi<?> kpi, Optional<Figures.Part> part, Optional<Instant> at, Optional<Double> value, String because) {

    /** What each KPI that is made of conversations makes of this one, in the catalog's order. */
    public static List<Counted> of(Tenant tenant, ConversationDetail detail) {
        var contact = Subject.of(tenant, detail).contact();
        var counts = new ArrayList<Counted>();
        for (var kpi : Catalog.all()) {
            ofContacts(kpi).ifPresent(it -> counts.add(of(it, contact)));
        }
        return List.copyOf(counts);
    }

    /** Whether this KPI counts a conversation among its numerator. */
    static boolean isNumerator(String key, Contact contact) {
        return Catalog.named(key)
                .flatMap(Counted::ofContacts)
                .map(it -> of(it, contact))
                .flatMap(Counted::part)
                .filter(it -> it == Figures.Part.NUMERATOR)
                .isPresent();
    }

    /** The day in whose figure it stands. */
    public Optional<LocalDate> day(ZoneId zone) {
        return at.map(it -> it.atZone(zone).toLocalDate());
    }

    @SuppressWarnings("unchecked") // A basis names the rows that it reads.
    private static Optional<Kpi<Contact>> ofContacts(Kpi<?> kpi) {
        return kpi.basis() instanceof Basis.Flow<?> flow && flow.table() == Basis.Table.CONTACT
                ? Optional.of((Kpi<Contact>) kpi)
                : Optional.empty();
    }

    private static Counted of(Kpi<Contact> kpi, Contact contact) {
        var basis = (Basis.Flow<Contact>) kpi.basis();
        var measure = kpi.measure();
        var at = basis.at().apply(contact);
        if (at.isEmpty()) {
            return new Counted(
                    kpi, Optional.empty(), at, Optional.empty(), Telling.sentence(ColumnWords.withoutPlace(basis)));
        }
        var numerator = measure.numerator();
        if (numerator.holds(contact)) {
            return new Counted(
                    kpi,
                    Optional.of(Figures.Part.NUMERATOR),
                    at,
                    measure.value().flatMap(it -> it.of(contact)),
                    Deciding.sentence(numerator, contact));
        }
        return measure.missed().holds(contact)
                ? new Counted(
                        kpi,
                        Optional.of(Figures.Part.MISSED),
                        at,
                        Optional.empty(),
                        Deciding.sentence(numerator, contact))
                : new Counted(
                        kpi, Optional.empty(), at, Optional.empty(), Deciding.sentence(measure.denominator(), contact));
    }
}
