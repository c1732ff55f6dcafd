package dev.plumbline.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something changed that may move the figures. It has no subject. {@code categories}: where to expect it; empty for everywhere. */
public record ChangeReleased(Header header, Kind kind, String name, List<String> categories) implements SupportEvent {

    /** What changed. */
    public enum Kind {
        ARTICLE,
        POLICY,
        LAUNCH,
        BOT,
        ROUTING
    }

    /** Whether it is to be expected in one of these categories at least. */
    public boolean concerns(Collection<String> someCategories) {
        return categories.isEmpty() || someCategories.stream().anyMatch(categories::contains);
    }

    static ChangeReleased read(Header header, DataReader in) {
        return new ChangeReleased(
                header,
                in.requiredWord("kind", Kind.class),
                in.requiredText("name"),
                in.texts("categories").orElse(List.of()));
    }

    @Override
    public void write(DataWriter out) {
        out.word("kind", Optional.of(kind))
                .text("name", Optional.of(name))
                .texts("categories", categories.isEmpty() ? Optional.empty() : Optional.of(categories));
    }
}
