package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.ConversationFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A conversation that was open at an instant. */
public record OpenContact(Contact contact, Instant at) implements Row {
    /** Its age at that instant, in seconds. */
    public static final Value<OpenContact> AGE = new Value<>(
            "age",
            row -> Optional.of(ConversationFact.secondsBetween(row.contact().openedAt(), row.at())));

    @Override
    public String id() {
        return contact.id();
    }

    @Override
    public String dimension(Dimension dimension) {
        return contact.dimension(dimension);
    }

    @Override
    public List<String> tags() {
        return contact.tags();
    }
}
