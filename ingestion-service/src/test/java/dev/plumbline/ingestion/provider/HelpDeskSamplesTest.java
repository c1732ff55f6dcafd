package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent.Assigned;
import dev.plumbline.contract.ConversationEvent.Message;
import dev.plumbline.contract.ConversationEvent.Opened;
import dev.plumbline.contract.ConversationEvent.Reopened;
import dev.plumbline.contract.ConversationEvent.Resolved;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Real payloads, which stand beside the project on some machines; on others there is nothing to run. */
@DisplayName("A real payload")
class HelpDeskSamplesTest {

    @TestFactory
    Stream<DynamicTest> of_zendesk() {
        return each(new Zendesk(), Map.of("z3n-ticket.created.json", events -> {
            var opened = (Opened) events.getFirst();
            assertThat(opened.conversationId()).isEqualTo("zendesk:5158");
            assertThat(opened.source()).isEqualTo("/zendesk/22129848");
            assertThat(opened.time()).isEqualTo(Instant.parse("2025-01-08T10:12:07Z"));
            assertThat(opened.channel()).isEqualTo(Channel.OTHER);
            assertThat(opened.labels().priority()).contains(Priority.LOW);
            assertThat(events).hasSize(1);
        }));
    }

    @TestFactory
    Stream<DynamicTest> of_intercom() {
        return each(
                new Intercom(),
                Map.of(
                        "hull-webhook-conversation-admin-assigned.json",
                        events ->
                                assertThat(((Assigned) only(events)).agentId()).contains("intercom:3330619"),
                        "hull-webhook-conversation-admin-closed.json",
                        events -> assertThat((Resolved) only(events))
                                .returns(Handler.HUMAN, Resolved::by)
                                .returns("/intercom/lkqcyt9t", SupportEvent::source)
                                .returns(Instant.ofEpochSecond(1596635368), SupportEvent::time),
                        "hull-webhook-conversation-admin-noted.json",
                        events -> assertThat(events).isEmpty(),
                        "hull-webhook-conversation-admin-opened.json",
                        events -> assertThat(only(events)).isInstanceOf(Reopened.class),
                        "hull-webhook-conversation-admin-replied.json",
                        // Its part is an "open" with words in it: the reply, and the reopening.
                        events -> assertThat(events)
                                .hasSize(2)
                                .filteredOn(Message.class::isInstance)
                                .singleElement()
                                .returns(Author.HUMAN, it -> ((Message) it).author())
                                .returns("hi Bob", it -> ((Message) it).text().orElseThrow()),
                        "hull-webhook-conversation-admin-single-created.json",
                        events -> assertThat(events).isEmpty(),
                        "hull-webhook-conversation-admin-snoozed.json",
                        events -> assertThat(events).isEmpty()));
    }

    private interface Expectation {
        void holdFor(List<SupportEvent> events);
    }

    /** A sample that nobody expected is read too, and must not fail. */
    private static Stream<DynamicTest> each(Provider provider, Map<String, Expectation> expectations) {
        return Delivered.samples(provider.name()).stream().map(file -> {
            var name = file.getFileName().toString();
            Executable reads = () -> {
                var events = new HelpDesk(provider).sends(Delivered.bytes(file));
                expectations.getOrDefault(name, any -> {}).holdFor(events);
            };
            return DynamicTest.dynamicTest(name, reads);
        });
    }

    private static SupportEvent only(List<SupportEvent> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
