package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.survey.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is known of a conversation")
class ConversationTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Policy POLICY = Policy.csat(Duration.ZERO, Duration.ofDays(28));

    @Property
    void is_the_same_in_any_order_and_with_any_duplicates(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll Random random) {
        var shuffled = new ArrayList<>(arrivals);
        arrivals.stream().filter(arrival -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        var inOrder = learn(arrivals);
        var anyhow = learn(shuffled);

        assertThat(anyhow).isEqualTo(inOrder);
        assertThat(survey(anyhow)).isEqualTo(survey(inOrder));
    }

    /** One batch per event, or all in one: while nothing is sent, the survey ends in the same state. */
    @Property
    void gives_the_survey_the_same_state_told_bit_by_bit_or_at_once(@ForAll("arrivals") List<Arrival> arrivals) {
        var known = Conversation.UNKNOWN;
        SurveyState state = new SurveyState.Void(Instant.EPOCH);
        for (var arrival : arrivals) {
            known = known.learn(arrival);
            state = state.learn(known.standing(POLICY, true));
        }

        assertThat(state).isEqualTo(survey(learn(arrivals)));
    }

    @Property
    void asks_exactly_when_the_last_turn_is_a_fresh_resolution(@ForAll("arrivals") List<Arrival> arrivals) {
        var last = arrivals.stream()
                .filter(arrival -> !(arrival.event() instanceof ConversationEvent.Opened))
                .max((left, right) -> SupportEvent.READING_ORDER.compare(left.event(), right.event()));

        var fresh = arrivals.stream()
                .filter(arrival ->
                        last.filter(it -> it.event().equals(arrival.event())).isPresent())
                .anyMatch(Arrival::fresh);

        assertThat(learn(arrivals).asks())
                .isEqualTo(fresh && last.orElseThrow().event() instanceof ConversationEvent.Resolved);
    }

    @Property
    void reads_positions_as_the_contract_orders_events(@ForAll("arrivals") List<Arrival> arrivals) {
        for (var left : arrivals) {
            for (var right : arrivals) {
                var order = Position.of(left.event())
                        .compareTo(Position.parse(Position.of(right.event()).toString()));
                assertThat(Integer.signum(order))
                        .isEqualTo(Integer.signum(SupportEvent.READING_ORDER.compare(left.event(), right.event())));
            }
        }
    }

    @Test
    void is_the_customer_of_its_first_opening() {
        var known = learn(List.of(
                opened("b", 2, Optional.of("second")),
                opened("a", 1, Optional.of("first")),
                opened("c", 0, Optional.empty())));

        assertThat(known.customer().map(Reading::value)).contains("first");
    }

    @Test
    void makes_a_survey_due_after_its_delay_but_never_before_the_matter_has_settled() {
        var resolved = new Arrival(
                "acme",
                new ConversationEvent.Resolved(header("/desk", "r", 0), Handler.AI, Optional.empty(), false),
                NOON.plusSeconds(7),
                true);
        var known = Conversation.UNKNOWN.learn(resolved);
        var delayed = Policy.csat(Duration.ofHours(1), Duration.ofDays(28));

        assertThat(known.standing(POLICY, true)).isEqualTo(new Standing.Asking(NOON.plusSeconds(8), true));
        assertThat(known.standing(delayed, true)).isEqualTo(new Standing.Asking(NOON.plusSeconds(3600), true));
    }

    /** Few times, sources and ids, so that ties are common; ids that sort differently as UTF-16 and as UTF-8. */
    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("/desk", "/desk/b"),
                        Arbitraries.of("1", "10", "2", "\uFFFD", "\uD83D\uDE00"),
                        Arbitraries.integers().between(0, 3))
                .as(ConversationTest::arrival)
                .list()
                .ofMaxSize(8)
                .map(ConversationTest::withoutConflicts);
    }

    /** Whether it is resolved, reopened or opened, and how long it took, follows from its name: the same id is the same event. */
    private static Arrival arrival(int second, String source, String id, int delayHours) {
        var header = header(source, id, second);
        SupportEvent event = switch (Math.floorMod(header.hashCode(), 3)) {
            case 0 -> new ConversationEvent.Resolved(header, Handler.AI, Optional.empty(), false);
            case 1 -> new ConversationEvent.Reopened(header);
            default -> opened(source + id, second, Optional.of(id)).event();
        };
        var heardAt = header.time().plus(Duration.ofHours(delayHours * 12L));
        return new Arrival("acme", event, heardAt, delayHours * 12 <= 24);
    }

    /** Ingestion lets no second event with the same source and id in. */
    private static List<Arrival> withoutConflicts(List<Arrival> arrivals) {
        var seen = new java.util.HashMap<String, SupportEvent>();
        return arrivals.stream()
                .filter(arrival -> arrival.event()
                        .equals(seen.computeIfAbsent(
                                arrival.event().source() + " " + arrival.event().id(), key -> arrival.event())))
                .toList();
    }

    private static Arrival opened(String id, int second, Optional<String> customer) {
        return new Arrival(
                "acme",
                new ConversationEvent.Opened(
                        header("/desk", id, second),
                        customer,
                        Channel.EMAIL,
                        ConversationEvent.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()),
                NOON,
                true);
    }

    private static Header header(String source, String id, int second) {
        return Header.of(source, id, NOON.plusSeconds(second), "conv-1");
    }

    private static Conversation learn(List<Arrival> arrivals) {
        var known = Conversation.UNKNOWN;
        for (var arrival : arrivals) {
            known = known.learn(arrival);
        }
        return known;
    }

    private static SurveyState survey(Conversation known) {
        return new SurveyState.Void(Instant.EPOCH).learn(known.standing(POLICY, true));
    }
}
