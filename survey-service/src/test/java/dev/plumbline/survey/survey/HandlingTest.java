package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The path of a conversation")
class HandlingTest {
    private static final Header HEADER = Header.of("/desk", "e", Instant.EPOCH, "conv-1");

    @Test
    void is_ai_only_when_no_person_touched_it() {
        assertThat(path(openedBy(Handler.AI), resolvedBy(Handler.AI, false))).isEqualTo("ai_only");
    }

    @Test
    void is_ai_to_human_when_it_was_handed_over_even_if_nobody_answered() {
        assertThat(path(openedBy(Handler.AI), escalated())).isEqualTo("ai_to_human");
    }

    @Test
    void is_ai_to_human_when_both_worked_on_it() {
        assertThat(path(openedBy(Handler.AI), resolvedBy(Handler.HUMAN, false))).isEqualTo("ai_to_human");
    }

    @Test
    void is_ai_assisted_when_a_person_confirmed_a_draft() {
        assertThat(path(openedBy(Handler.HUMAN), resolvedBy(Handler.HUMAN, true)))
                .isEqualTo("ai_assisted");
        assertThat(path(openedBy(Handler.AI), resolvedBy(Handler.HUMAN, true))).isEqualTo("ai_assisted");
        assertThat(path(openedBy(Handler.AI), escalated(), resolvedBy(Handler.HUMAN, true)))
                .isEqualTo("ai_to_human");
    }

    @Test
    void is_human_only_otherwise() {
        assertThat(path(openedBy(Handler.HUMAN), resolvedBy(Handler.HUMAN, false)))
                .isEqualTo("human_only");
        assertThat(path()).isEqualTo("human_only");
    }

    private static String path(ConversationEvent... events) {
        return Stream.of(events)
                .reduce(Handling.NONE, Handling::learn, (left, right) -> right)
                .path();
    }

    private static ConversationEvent openedBy(Handler handler) {
        return new ConversationEvent.Opened(
                HEADER,
                Optional.empty(),
                Channel.CHAT,
                ConversationEvent.Labels.NONE,
                Optional.of(handler),
                Optional.empty());
    }

    private static ConversationEvent resolvedBy(Handler handler, boolean assisted) {
        return new ConversationEvent.Resolved(HEADER, handler, Optional.empty(), assisted);
    }

    private static ConversationEvent escalated() {
        return new ConversationEvent.Escalated(HEADER, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
