package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.Labels;
import java.util.List;

/**
 * Something that was found in a conversation, under the conversation's dimensions; a conversation can have several.
 *
 * @param word the theme of a knowledge gap, the kind of an expansion signal
 * @param article of a knowledge gap; {@code unknown} when it names none
 */
public record ContactEvent(Contact contact, String word, String article) implements Row {
    public static final Label.One<ContactEvent> THEME = new Label.One<>("theme", ContactEvent::word);
    public static final Label.One<ContactEvent> KIND = new Label.One<>("kind", ContactEvent::word);
    public static final Label.One<ContactEvent> ARTICLE = new Label.One<>("article", ContactEvent::article);

    /** The knowledge gaps of a contact. */
    public static List<ContactEvent> gaps(Contact contact) {
        return contact instanceof Contact.Conversation conversation
                ? conversation.fact().knowledgeGaps().stream()
                        .map(it -> new ContactEvent(
                                contact, Words.of(it.theme()), it.articleId().orElse(Labels.UNKNOWN)))
                        .toList()
                : List.of();
    }

    /** The expansion signals of a contact. */
    public static List<ContactEvent> signals(Contact contact) {
        return contact instanceof Contact.Conversation conversation
                ? conversation.fact().expansionSignals().stream()
                        .map(it -> new ContactEvent(contact, Words.of(it), Labels.UNKNOWN))
                        .toList()
                : List.of();
    }

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
