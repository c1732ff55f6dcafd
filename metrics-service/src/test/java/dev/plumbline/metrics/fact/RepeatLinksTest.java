package dev.plumbline.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.fact.RepeatLinks.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A customer's contacts")
class RepeatLinksTest {
    private static final Instant DAY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void repeat_an_earlier_one_of_the_same_category_within_the_window() {
        var links =
                RepeatLinks.link(List.of(conversation("a", "billing", 0, 1), conversation("b", "billing", 3, 4)), WEEK);
        assertThat(links.get("b").repeatOf()).contains("a");
        assertThat(links.get("a").repeated()).isTrue();
        assertThat(links.get("b").repeated()).isFalse();
    }

    @Test
    void are_no_repeats_at_the_very_resolution_but_are_at_the_windows_end() {
        assertThat(RepeatLinks.link(List.of(conversation("a", "x", 0, 1), conversation("b", "x", 1, 2)), WEEK)
                        .get("a")
                        .repeated())
                .isFalse();
        assertThat(RepeatLinks.link(List.of(conversation("a", "x", 0, 1), conversation("b", "x", 8, 9)), WEEK)
                        .get("a")
                        .repeated())
                .isTrue();
    }

    @Test
    void are_no_repeats_when_the_category_differs_or_is_unknown() {
        var links = RepeatLinks.link(
                List.of(
                        conversation("a", "billing", 0, 1),
                        conversation("b", "shipping", 2, 3),
                        conversation("c", "unknown", 4, 5),
                        conversation("d", "unknown", 6, 6)),
                WEEK);
        assertThat(links.values()).containsOnly(RepeatLinks.Link.NONE);
    }

    @Test
    void repeat_a_session_without_a_category_whatever_they_are_about() {
        var session = new Candidate("s", true, "unknown", DAY, Optional.of(DAY));
        var links = RepeatLinks.link(List.of(session, conversation("a", "billing", 1, 2)), WEEK);
        assertThat(links.get("s").repeated()).isTrue();
        assertThat(links.get("a").repeatOf()).isEmpty();
    }

    @Property(tries = 300)
    @Label("are linked as the definition says, word for word")
    void are_linked_as_defined(@ForAll long seed) {
        var random = new Random(seed);
        var candidates = new ArrayList<Candidate>();
        for (var index = 0; index < random.nextInt(14); index++) {
            var opened = DAY.plus(Duration.ofDays(random.nextInt(25)));
            candidates.add(new Candidate(
                    "c" + index,
                    random.nextInt(5) == 0,
                    List.of("billing", "shipping", "unknown").get(random.nextInt(3)),
                    opened,
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(opened.plus(Duration.ofDays(random.nextInt(9) - 2)))));
        }

        var links = RepeatLinks.link(candidates, WEEK);

        for (var one : candidates) {
            var link = links.get(one.id());
            var earlier = candidates.stream()
                    .filter(other -> !other.session() && isRepeat(one, other))
                    .toList();
            assertThat(link.isRepeat()).isEqualTo(!earlier.isEmpty());
            link.repeatOf()
                    .ifPresent(id -> assertThat(settled(candidates, id))
                            .isEqualTo(earlier.stream()
                                    .map(it -> it.settledAt().orElseThrow())
                                    .max(Instant::compareTo)
                                    .orElseThrow()));
            assertThat(link.repeated()).isEqualTo(candidates.stream().anyMatch(other -> isRepeat(other, one)));
        }
    }

    /** The definition of the KPI reference, read aloud. */
    private static boolean isRepeat(Candidate later, Candidate earlier) {
        var aboutTheSame = earlier.session() && earlier.category().equals("unknown")
                || !earlier.category().equals("unknown") && earlier.category().equals(later.category());
        return !later.session()
                && !later.id().equals(earlier.id())
                && aboutTheSame
                && earlier.settledAt().isPresent()
                && later.openedAt().isAfter(earlier.settledAt().get())
                && !later.openedAt().isAfter(earlier.settledAt().get().plus(WEEK));
    }

    private static Instant settled(List<Candidate> candidates, String id) {
        return candidates.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .flatMap(Candidate::settledAt)
                .orElseThrow();
    }

    private static Candidate conversation(String id, String category, int openedDay, int settledDay) {
        return new Candidate(
                id,
                false,
                category,
                DAY.plus(Duration.ofDays(openedDay)),
                Optional.of(DAY.plus(Duration.ofDays(settledDay))));
    }
}
