package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trait;
import dev.plumbline.survey.policy.Traits;
import dev.plumbline.survey.policy.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The etiquette")
class EtiquetteTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Policy CSAT = Policy.of("csat", SurveyKind.CSAT, Trigger.RESOLVED);
    private static final Policy NPS = Policy.of("nps", SurveyKind.NPS, Trigger.CADENCE);

    @Test
    void sends_to_who_was_never_asked() {
        assertThat(decide(CSAT, Optional.empty(), Optional.of(NOON))).isEqualTo(new Etiquette.Send(CSAT));
    }

    @Test
    void sends_nothing_of_a_policy_that_is_gone() {
        assertThat(Etiquette.decide(Optional.empty(), recipient(Optional.empty(), Optional.empty()), NOON))
                .isInstanceOf(Etiquette.Skip.class);
    }

    @Test
    void leaves_alone_for_a_week_who_was_asked_whatever_it_was() {
        assertThat(decide(CSAT, Optional.of(NOON.minus(Duration.ofDays(6))), Optional.empty()))
                .isEqualTo(new Etiquette.Skip("The customer was sent another survey lately."));
        assertThat(decide(CSAT, Optional.of(NOON.minus(Duration.ofDays(7))), Optional.empty()))
                .isInstanceOf(Etiquette.Send.class);
    }

    @Test
    void lets_an_nps_wait_until_the_customer_has_rested() {
        var asked = NOON.minus(Duration.ofDays(6));

        assertThat(decide(NPS, Optional.of(asked), Optional.empty()))
                .isInstanceOfSatisfying(
                        Etiquette.Wait.class,
                        wait -> assertThat(wait.until()).isEqualTo(asked.plus(Duration.ofDays(7))));
    }

    @Test
    void asks_for_no_nps_right_after_a_contact_with_support() {
        var contact = NOON.minus(Duration.ofDays(1));

        assertThat(decide(NPS, Optional.empty(), Optional.of(contact)))
                .isInstanceOfSatisfying(
                        Etiquette.Wait.class,
                        wait -> assertThat(wait.until()).isEqualTo(contact.plus(Duration.ofDays(7))));
    }

    @Test
    void asks_nobody_about_what_is_no_handoff_any_more() {
        var handoff = Policy.of("handoff", SurveyKind.HANDOFF, Trigger.HANDOFF);

        assertThat(decide(handoff, Optional.empty(), Optional.empty())).isInstanceOf(Etiquette.Skip.class);
    }

    private static Etiquette.Decision decide(Policy policy, Optional<Instant> lastSent, Optional<Instant> lastContact) {
        return Etiquette.decide(Optional.of(policy), recipient(lastSent, lastContact), NOON);
    }

    private static Etiquette.Recipient recipient(Optional<Instant> lastSent, Optional<Instant> lastContact) {
        return new Etiquette.Recipient(
                "acme",
                "ada",
                new Traits(Map.of(Trait.PATH, List.of("ai_only"))),
                ZoneOffset.UTC,
                lastSent,
                lastContact);
    }
}
