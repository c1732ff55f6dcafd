package dev.plumbline.runner.history;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation of an export, or a row, was understood as.
 *
 * @param events what happened, in our terms
 * @param leftOut what is no event of ours, on purpose
 * @param faults what cannot be taken because something is wrong with it
 */
public record Understood(List<SupportEvent> events, List<LeftOut> leftOut, List<Fault> faults) {

    /**
     * Something that says nothing we count.
     *
     * @param reason in words, the same for all of its kind
     * @param example where one of the kind is found
     */
    public record LeftOut(String reason, String example) {}

    /**
     * Something that is wrong with the export.
     *
     * @param where the place within the record; empty for the whole of it
     */
    public record Fault(String where, String detail) {}

    public Understood {
        events = List.copyOf(events);
        leftOut = List.copyOf(leftOut);
        faults = List.copyOf(faults);
    }

    static Understood nothing(String reason, String example) {
        return new Understood(List.of(), List.of(new LeftOut(reason, example)), List.of());
    }

    static Understood wrong(String where, String detail) {
        return new Understood(List.of(), List.of(), List.of(new Fault(where, detail)));
    }

    /** Only what happened before an instant: what came after it, another way brings in. */
    public Understood before(Optional<Instant> until) {
        if (until.isEmpty()) {
            return this;
        }
        var kept = events.stream()
                .filter(event -> event.time().isBefore(until.get()))
                .toList();
        if (kept.size() == events.size()) {
            return this;
        }
        var why = new ArrayList<>(leftOut);
        events.stream()
                .filter(event -> !event.time().isBefore(until.get()))
                .map(event ->
                        new LeftOut("happened after --until", event.subject().orElse(event.id())))
                .forEach(why::add);
        return new Understood(kept, why, faults);
    }

    /** Only what keeps the contract; what does not becomes a fault. */
    public Understood heldAgainstTheContract() {
        var kept = new ArrayList<SupportEvent>();
        var wrong = new ArrayList<>(faults);
        for (var event : events) {
            try {
                EventReader.read(EventReader.write(event));
                kept.add(event);
            } catch (InvalidEventException invalid) {
                wrong.add(new Fault(event.type().wireName() + " " + event.id(), invalid.getMessage()));
            }
        }
        return new Understood(kept, leftOut, wrong);
    }
}
