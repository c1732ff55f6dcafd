package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The events of a conversation")
class ReadingOrderTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void are_read_by_time_before_all_else() {
        assertOrder(event("b", "2", NOON), event("a", "1", NOON.plusNanos(1)));
    }

    @Test
    void of_one_time_are_read_by_source() {
        assertOrder(event("/a", "2", NOON), event("/b", "1", NOON));
    }

    @Test
    void of_one_time_and_source_are_read_by_id() {
        assertOrder(event("/a", "10", NOON), event("/a", "9", NOON));
    }

    @Test
    void are_compared_by_bytes_so_that_every_language_and_database_agrees() {
        // UTF-16, in which Java compares, has the smiley (D83D DE00) before U+FFFD; UTF-8 has it after.
        assertThat("😀").isLessThan("\uFFFD");
        assertOrder(event("/a", "\uFFFD", NOON), event("/a", "😀", NOON));
        assertOrder(event("/\uFFFD", "1", NOON), event("/😀", "1", NOON));
        assertOrder(event("/a", "Z", NOON), event("/a", "a", NOON));
        assertOrder(event("/a", "a", NOON), event("/a", "ä", NOON));
        assertOrder(event("/a", "a", NOON), event("/a", "aa", NOON));
    }

    private static void assertOrder(SupportEvent first, SupportEvent second) {
        assertThat(List.of(second, first).stream().sorted(SupportEvent.READING_ORDER))
                .containsExactly(first, second);
    }

    private static SupportEvent event(String source, String id, Instant time) {
        return new ConversationEvent.Reopened(Header.of(source, id, time, "48213"));
    }
}
