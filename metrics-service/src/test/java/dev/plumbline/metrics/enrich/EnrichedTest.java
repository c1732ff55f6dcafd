package dev.plumbline.metrics.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation with what was derived of it")
class EnrichedTest {
    private static final Enrichers ALL =
            new Enrichers(true, true, List.of(new Enrichers.CategoryRule("any", List.of("any"))));
    private static final Derived CROSS = new Derived(Optional.of(-0.7), Optional.of(true), Optional.of("billing"));

    @Test
    void has_it_where_its_events_say_nothing() {
        var message = message("1", Optional.empty());
        var enriched = enriched(ALL, Map.of(message, CROSS), opened("0", Optional.empty()), message);

        assertThat(sentiment(enriched, 1)).contains(-0.7);
        assertThat(((ConversationEvent.Message) enriched.events().get(1)).asksForHuman())
                .isTrue();
        assertThat(category(enriched, 0)).contains("billing");
        assertThat(enriched.derived()).containsExactly(Derived.NOTHING, CROSS);
    }

    @Test
    void keeps_what_its_events_say() {
        var message = message("1", Optional.of(0.4));
        var enriched = enriched(ALL, Map.of(message, CROSS), opened("0", Optional.of("shipping")), message);

        assertThat(sentiment(enriched, 1)).contains(0.4);
        assertThat(category(enriched, 0)).contains("shipping");
        assertThat(enriched.derived().get(1))
                .isEqualTo(new Derived(Optional.empty(), Optional.of(true), Optional.empty()));
    }

    @Test
    void lets_a_category_win_that_any_event_brings_however_late() {
        var message = message("1", Optional.empty());
        var later = new ConversationEvent.Categorized(header("2"), labels(Optional.of("fraud")));
        var enriched = enriched(ALL, Map.of(message, CROSS), opened("0", Optional.empty()), message, later);

        assertThat(category(enriched, 0)).isEmpty();
        assertThat(enriched.derived().get(1).category()).isEmpty();
    }

    @Test
    void has_the_category_of_the_first_text_that_a_rule_fits() {
        var first = message("1", Optional.empty());
        var second = message("2", Optional.empty());
        var enriched = enriched(
                ALL,
                Map.of(first, about("returns"), second, about("billing")),
                opened("0", Optional.empty()),
                first,
                second);

        assertThat(category(enriched, 0)).contains("returns");
        assertThat(enriched.derived()).containsExactly(Derived.NOTHING, about("returns"), Derived.NOTHING);
    }

    @Test
    void pays_no_heed_to_a_second_opening() {
        var second = opened("1", Optional.of("fraud"));
        var message = message("2", Optional.empty());
        var enriched = enriched(ALL, Map.of(message, CROSS), opened("0", Optional.empty()), second, message);

        assertThat(category(enriched, 0)).contains("billing");
    }

    @Test
    void has_nothing_of_what_the_tenant_has_switched_off() {
        var message = message("1", Optional.empty());
        var opened = opened("0", Optional.empty());

        assertThat(enriched(Enrichers.OFF, Map.of(message, CROSS), opened, message)
                        .events())
                .containsExactly(opened, message);
        assertThat(enriched(new Enrichers(true, false, List.of()), Map.of(message, CROSS), opened, message)
                        .derived())
                .containsExactly(Derived.NOTHING, new Derived(Optional.of(-0.7), Optional.empty(), Optional.empty()));
    }

    private static Enriched enriched(Enrichers settings, Map<SupportEvent, Derived> derived, SupportEvent... events) {
        return Enriched.of(List.of(events), it -> derived.getOrDefault(it, Derived.NOTHING), settings);
    }

    private static Derived about(String category) {
        return new Derived(Optional.empty(), Optional.empty(), Optional.of(category));
    }

    private static Optional<Double> sentiment(Enriched enriched, int at) {
        return ((ConversationEvent.Message) enriched.events().get(at)).sentiment();
    }

    private static Optional<String> category(Enriched enriched, int at) {
        return ((ConversationEvent.Opened) enriched.events().get(at)).labels().category();
    }

    private static ConversationEvent.Opened opened(String id, Optional<String> category) {
        return new ConversationEvent.Opened(
                header(id), Optional.empty(), Channel.CHAT, labels(category), Optional.empty(), Optional.empty());
    }

    private static ConversationEvent.Message message(String id, Optional<Double> sentiment) {
        return new ConversationEvent.Message(
                header(id),
                Author.CUSTOMER,
                Optional.empty(),
                Optional.of("what was written"),
                false,
                Optional.empty(),
                false,
                sentiment,
                Optional.empty(),
                false,
                List.of());
    }

    private static Labels labels(Optional<String> category) {
        return new Labels(
                category,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Header header(String id) {
        return Header.of("/desk", id, Instant.parse("2026-02-02T10:00:00Z").plusSeconds(Long.parseLong(id)), "c1");
    }
}
