package dev.plumbline.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.EventType;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The demo data")
class DemoDataTest {
    private static final Instant END = Instant.parse("2026-11-25T14:20:00Z");
    private static final List<String> LINES = DemoData.lines(END, 1).toList();
    private static final List<SupportEvent> HISTORY =
            LINES.stream().map(DemoDataTest::read).toList();

    @Test
    void keeps_the_contract_in_every_line_and_carries_nothing_that_it_does_not_know() {
        // read() has held every line against the contract already.
        assertThat(HISTORY)
                .hasSameSizeAs(LINES)
                .allMatch(it -> it.header().unknown().isEmpty());
    }

    @Test
    void is_the_same_for_the_same_seed_and_end() {
        assertThat(DemoData.lines(END, 1)).containsExactlyElementsOf(LINES);
    }

    @Test
    void differs_for_another_seed() {
        assertThat(DemoData.lines(END, 2).toList()).isNotEqualTo(LINES);
    }

    @Test
    void comes_in_the_order_of_time_covers_two_months_and_ends_now() {
        assertThat(HISTORY).isSortedAccordingTo(SupportEvent.READING_ORDER);
        assertThat(HISTORY.getFirst().time()).isBetween(END.minus(Duration.ofDays(61)), END.minus(Duration.ofDays(60)));
        assertThat(HISTORY.getLast().time()).isBetween(END.minus(Duration.ofMinutes(30)), END);
    }

    @Test
    void names_every_event_once() {
        var names = new HashSet<List<String>>();
        assertThat(HISTORY).allMatch(it -> names.add(List.of(it.source(), it.id())));
    }

    @Test
    void has_every_type_of_event() {
        assertThat(HISTORY.stream().map(SupportEvent::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void is_lively_and_loads_quickly() {
        assertThat(HISTORY).hasSizeBetween(75_000, 100_000);
        assertThat(Told.conversations(HISTORY)).hasSizeBetween(6_000, 10_000);
    }

    @Test
    void has_both_businesses_on_all_four_paths() {
        var told = Told.conversations(HISTORY).values();
        for (var business : Business.values()) {
            assertThat(told.stream()
                            .filter(it -> it.opened().source().equals(business.helpdesk()))
                            .map(Told::path)
                            .distinct())
                    .containsExactlyInAnyOrder(Ending.Path.values());
        }
    }

    @Test
    void leaves_some_conversations_open_and_some_of_them_for_weeks() {
        var open = Told.conversations(HISTORY).values().stream()
                .filter(it -> it.resolvedAt().isEmpty())
                .map(it -> it.opened().time())
                .toList();
        assertThat(open).hasSizeBetween(40, 200);
        assertThat(open).anyMatch(it -> it.isAfter(END.minus(Duration.ofHours(1))));
        assertThat(open).anyMatch(it -> it.isBefore(END.minus(Duration.ofDays(14))));
    }

    @Test
    void lets_one_very_important_customer_and_no_other_complain_within_the_last_day() {
        var veryImportant = customers(CustomerEvent.Updated::vip, true);
        var complaints = HISTORY.stream()
                .filter(it -> it.time().isAfter(END.minus(Duration.ofDays(1))))
                .filter(SurveyEvent.Answered.class::isInstance)
                .map(SurveyEvent.Answered.class::cast)
                .filter(it -> it.kind() == SurveyKind.CSAT && it.score() <= 2)
                .filter(it -> it.customerId().filter(veryImportant::contains).isPresent())
                .toList();
        assertThat(complaints).singleElement().satisfies(it -> {
            assertThat(it.score()).isEqualTo(1);
            assertThat(it.time()).isAfter(END.minus(Duration.ofHours(1)));
            assertThat(it.comment()).isPresent();
        });
    }

    @Test
    void leaves_a_handful_of_just_resolved_conversations_to_the_survey_service() {
        var reachable = HISTORY.stream()
                .filter(CustomerEvent.Updated.class::isInstance)
                .map(CustomerEvent.Updated.class::cast)
                .filter(it -> it.email().isPresent())
                .toList();
        assertThat(reachable).allMatch(it -> it.email().orElseThrow().endsWith("@example.com"));
        var reachableIds = reachable.stream().map(CustomerEvent::customerId).toList();
        var surveyed = HISTORY.stream()
                .filter(SurveyEvent.Sent.class::isInstance)
                .map(it -> it.subject().orElseThrow())
                .collect(Collectors.toSet());
        var fresh = Told.conversations(HISTORY).values().stream()
                .filter(it -> it.customerId().filter(reachableIds::contains).isPresent())
                .filter(it -> it.resolvedAt().isPresent())
                .toList();
        assertThat(fresh).hasSizeBetween(3, 6).allSatisfy(it -> {
            assertThat(it.resolvedAt().orElseThrow()).isAfter(END.minus(Duration.ofHours(1)));
            assertThat(surveyed).doesNotContain(it.id());
        });
    }

    private static <T> Set<String> customers(Function<CustomerEvent.Updated, Optional<T>> value, T wanted) {
        return HISTORY.stream()
                .filter(CustomerEvent.Updated.class::isInstance)
                .map(CustomerEvent.Updated.class::cast)
                .filter(it -> value.apply(it).equals(Optional.of(wanted)))
                .map(CustomerEvent::customerId)
                .collect(Collectors.toSet());
    }

    private static SupportEvent read(String line) {
        try {
            return EventReader.read(CloudEventJson.read(ContractJson.mapper().readTree(line)));
        } catch (JsonProcessingException | InvalidEventException broken) {
            throw new AssertionError(line, broken);
        }
    }
}
