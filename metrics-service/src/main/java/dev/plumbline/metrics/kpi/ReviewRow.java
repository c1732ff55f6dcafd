package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.Review;
import java.util.List;
import java.util.Optional;

/** A quality review, under the dimensions of its conversation. */
public record ReviewRow(Contact contact, Review review) implements Row {
    public static final Value<ReviewRow> SCORE =
            new Value<>("score", row -> Optional.of(row.review().score()));
    public static final Label.One<ReviewRow> REVIEWED =
            new Label.One<>("reviewed", row -> Words.of(row.review().reviewed()));

    /** The reviews of a contact. */
    public static List<ReviewRow> of(Contact contact) {
        return contact instanceof Contact.Conversation conversation
                ? conversation.fact().reviews().stream()
                        .map(it -> new ReviewRow(contact, it))
                        .toList()
                : List.of();
    }

    @Override
    public String id() {
        return review.source() + " " + review.id();
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
