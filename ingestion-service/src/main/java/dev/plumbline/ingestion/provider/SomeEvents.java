package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Header;
import java.util.List;
import java.util.Optional;

/** Events of which a help desk tells only a part; the rest is absent. */
final class SomeEvents {
    private SomeEvents() {}

    /** A message; of what it means no help desk says anything. */
    static ConversationEvent.Message message(
            Header header, Author author, Optional<String> agentId, Optional<String> text, boolean automatic) {
        return new ConversationEvent.Message(
                header,
                author,
                agentId,
                text,
                automatic,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }

    /** A customer of whom the address alone is known. */
    static CustomerEvent.Updated address(Header header, Optional<String> email) {
        return new CustomerEvent.Updated(
                header,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                email,
                Optional.empty());
    }
}
