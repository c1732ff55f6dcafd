package dev.plumbline.survey.survey;

import java.util.Comparator;

/** The id of a tenant's conversation or customer. Its order is the one in which rows are locked. */
public record Ref(String tenant, String id) implements Comparable<Ref> {
    private static final Comparator<Ref> ORDER =
            Comparator.comparing(Ref::tenant).thenComparing(Ref::id);

    @Override
    public int compareTo(Ref other) {
        return ORDER.compare(this, other);
    }
}
