package dev.plumbline.survey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy")
class PolicyTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    @Test
    void asks_about_what_has_one_of_the_words_for_every_trait_named() {
        var filters = new Filters(Map.of(Trait.PATH, Set.of("ai_only", "ai_to_human"), Trait.TAG, Set.of("refund")));

        assertThat(filters.pass(traits(Map.of(Trait.PATH, List.of("ai_only"), Trait.TAG, List.of("late", "refund")))))
                .isTrue();
        assertThat(filters.pass(traits(Map.of(Trait.PATH, List.of("human_only"), Trait.TAG, List.of("refund")))))
                .isFalse();
        assertThat(filters.pass(traits(Map.of(Trait.PATH, List.of("ai_only"))))).isFalse();
    }

    @Test
    void can_ask_about_what_is_unknown() {
        assertThat(new Filters(Map.of(Trait.SEGMENT, Set.of("unknown"))).pass(Traits.NONE))
                .isTrue();
    }

    @Test
    void of_the_trigger_handoff_asks_only_about_what_went_from_the_ai_to_a_person() {
        var handoff = Policy.of("handoff", SurveyKind.HANDOFF, Trigger.HANDOFF);

        assertThat(handoff.asksAbout(traits(Map.of(Trait.PATH, List.of("ai_to_human")))))
                .isTrue();
        assertThat(handoff.asksAbout(traits(Map.of(Trait.PATH, List.of("ai_only")))))
                .isFalse();
    }

    @Test
    void waits_for_the_end_of_the_night_on_the_customers_clock() {
        assertThat(NIGHT.end(Instant.parse("2026-02-01T21:30:00Z"), VIENNA)).isEqualTo("2026-02-02T07:00:00Z");
        assertThat(NIGHT.end(Instant.parse("2026-02-02T05:00:00Z"), VIENNA)).isEqualTo("2026-02-02T07:00:00Z");
        assertThat(NIGHT.end(Instant.parse("2026-02-02T07:00:00Z"), VIENNA)).isEqualTo("2026-02-02T07:00:00Z");
        assertThat(NIGHT.end(Instant.parse("2026-02-02T12:00:00Z"), VIENNA)).isEqualTo("2026-02-02T12:00:00Z");
    }

    @Test
    void waits_for_the_end_of_a_night_in_which_clocks_change() {
        // 2026-03-29, 02:00 to 03:00 does not exist in Vienna.
        var shortNight = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(shortNight.end(Instant.parse("2026-03-29T00:30:00Z"), VIENNA))
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Property
    void never_lets_quiet_hours_begin_again_when_they_end(@ForAll @IntRange(min = 0, max = 366 * 24 * 60) int minutes) {
        var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minutes);

        var end = NIGHT.end(at, VIENNA);

        assertThat(end).isBetween(at, at.plus(Duration.ofHours(13)));
        assertThat(NIGHT.end(end, VIENNA)).isEqualTo(end);
    }

    @Test
    void asks_about_the_share_of_customers_that_it_samples() {
        var policy = sampling(0.25);

        var asked = IntStream.range(0, 4_000)
                .filter(number -> policy.samples("acme", "customer-" + number))
                .count();

        assertThat(asked).isBetween(900L, 1_100L);
    }

    @Property
    void always_samples_the_same_customers(@ForAll @StringLength(min = 1, max = 40) String customer) {
        assertThat(sampling(0.5).samples("acme", customer))
                .isEqualTo(sampling(0.5).samples("acme", customer));
        assertThat(sampling(1).samples("acme", customer)).isTrue();
        assertThat(sampling(0).samples("acme", customer)).isFalse();
    }

    @Test
    void of_a_cadence_gives_each_customer_a_turn_of_their_own_once_in_each_period() {
        var cadence = new Cadence(Duration.ofDays(90), Duration.ZERO);
        var now = Instant.parse("2026-02-01T00:00:00Z");

        var days = IntStream.range(0, 9_000)
                .mapToObj(number -> cadence.next("acme", "customer-" + number, now))
                .map(next -> Duration.between(now, next).toDays())
                .toList();

        assertThat(days).allMatch(day -> day >= 0 && day <= 90);
        for (var day = 0L; day < 90; day++) {
            var number = day;
            assertThat(days.stream().filter(it -> it == number)).hasSizeBetween(60, 145);
        }
        var first = cadence.next("acme", "ada", now);
        assertThat(cadence.next("acme", "ada", first)).isEqualTo(first.plus(Duration.ofDays(90)));
        assertThat(cadence.next("acme", "ada", first.minusSeconds(1))).isEqualTo(first);
    }

    @Test
    void knows_where_a_customer_lives_by_region_or_locale() {
        assertThat(HomeZone.of(Optional.of("de-AT"), "unknown")).contains(VIENNA);
        assertThat(HomeZone.of(Optional.of("de_AT"), "jp")).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(HomeZone.of(Optional.empty(), "America/Lima")).contains(ZoneId.of("America/Lima"));
        assertThat(HomeZone.of(Optional.of("de"), "emea")).isEmpty();
    }

    private static Policy sampling(double share) {
        var plain = Policy.of("csat", SurveyKind.CSAT, Trigger.RESOLVED);
        return new Policy(
                plain.id(),
                true,
                plain.kind(),
                plain.trigger(),
                plain.filters(),
                plain.delay(),
                share,
                plain.fatigue(),
                plain.quiet(),
                plain.expiry(),
                plain.reminder(),
                plain.cadence(),
                plain.channel(),
                plain.texts(),
                plain.branding());
    }

    private static Traits traits(Map<Trait, List<String>> words) {
        return new Traits(new EnumMap<>(words));
    }
}
