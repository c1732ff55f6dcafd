package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingestion.provider.TriggeredEvent.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What Freshdesk says was triggered")
class TriggeredEventTest {
    @Test
    void is_read_though_it_is_no_json() {
        assertThat(changes("{status:{from:4,to:6}}")).containsExactly(change("status", "4", "6"));
        assertThat(changes("{note_type:public}")).containsExactly(change("note_type", null, "public"));
    }

    @Test
    void may_be_several_things_together() {
        assertThat(changes("{status:{from:2,to:4}, reply_sent:sent ,priority:{from:1,to:3}}"))
                .containsExactly(
                        change("status", "2", "4"), change("reply_sent", null, "sent"), change("priority", "1", "3"));
        assertThat(changes("{status:{from:2,to:4}},{note_type:private}"))
                .containsExactly(change("status", "2", "4"), change("note_type", null, "private"));
    }

    @Test
    void may_have_commas_colons_and_spaces_in_its_values() {
        assertThat(changes("{ticket_type:{from:Question, general,to:Refund: partial}}"))
                .containsExactly(change("ticket_type", "Question, general", "Refund: partial"));
    }

    @Test
    void may_be_json_after_all() {
        assertThat(changes("{\"status\": {\"from\": 2, \"to\": \"5\"}}")).containsExactly(change("status", "2", "5"));
    }

    @Test
    void may_come_from_nothing_or_go_to_nothing() {
        assertThat(changes("{responder_id:{from:,to:17}}")).containsExactly(change("responder_id", null, "17"));
        assertThat(changes("{responder_id:{from:17,to:null}}")).containsExactly(change("responder_id", "17", null));
        assertThat(changes("{group_id:{from:--,to:-}}")).containsExactly(change("group_id", null, null));
        assertThat(changes("{customer_feedback:-103}")).containsExactly(change("customer_feedback", null, "-103"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "created",
                "{",
                "{}",
                "{status",
                "{status:{from:4",
                "{status:{from:4}",
                "{:x}",
                "{status:\"open}",
                "{a:{b:{c:{d:{e:1}}}}}",
                "{status:1} and more"
            })
    void is_not_guessed_at_when_it_is_something_else(String text) {
        assertThat(TriggeredEvent.parse(text)).isEmpty();
    }

    @Test
    void of_any_length_takes_no_time() {
        assertThat(TriggeredEvent.parse("{a:" + ", ".repeat(1_000_000) + "}")).isEmpty();
        assertThat(TriggeredEvent.parse("{a:" + ", ".repeat(1_900) + "}")).isPresent();
    }

    private static List<Change> changes(String text) {
        return TriggeredEvent.parse(text).orElseThrow().changes();
    }

    private static Change change(String name, String from, String to) {
        return new Change(name, Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
