package dev.plumbline.alert.observe;

import static dev.plumbline.alert.Events.answered;
import static dev.plumbline.alert.Events.csat;
import static dev.plumbline.alert.Events.fresh;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.stale;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.alert.notify.Decision.Reason;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.contract.SurveyKind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rule that watches what VIP customers answer")
class VipPoorCsatTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T09:00:00Z");
    private static final String TENANT = "acme";

    private final InMemory world = new InMemory();

    private void aVipHasAConversation() {
        world.take(
                fresh(TENANT, vip("v1", MONDAY, "cust-7", true)),
                fresh(TENANT, opened("o1", MONDAY.plusSeconds(60), "conv-12", "cust-7")));
    }

    @Test
    void alerts_once_with_the_answer_as_evidence() {
        aVipHasAConversation();
        var answer = answered(
                "a1", MONDAY.plusSeconds(600), "conv-12", "s1", SurveyKind.CSAT, 1, "Nobody\n called  back ", null);

        world.take(fresh(TENANT, answer), fresh(TENANT, answer));
        world.take(fresh(TENANT, answer));

        var alert = world.theAlert();
        assertThat(alert.stateName()).isEqualTo("firing");
        assertThat(alert.fingerprint()).isEqualTo("vip_poor_csat|s1");
        assertThat(alert.title()).isEqualTo("Poor CSAT from a VIP customer");
        assertThat(alert.summary())
                .isEqualTo("VIP customer cust-7 gave a CSAT of 1 to conversation conv-12: “Nobody called back”");
        assertThat(alert.startedAt()).isEqualTo(MONDAY.plusSeconds(600));
        assertThat(alert.customerId()).contains("cust-7");
        assertThat(alert.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.conversationId()).contains("conv-12");
            assertThat(evidence.surveyId()).isEqualTo("s1");
            assertThat(evidence.customerId()).contains("cust-7");
            assertThat(evidence.score()).isEqualTo(1);
            assertThat(evidence.answeredAt()).isEqualTo(MONDAY.plusSeconds(600));
        });
        assertThat(alert.revision()).isEqualTo(1);
        assertThat(world.told()).extracting(Notification::reason).containsExactly(Reason.STARTED_FIRING);
    }

    @Test
    void is_silent_about_a_three_about_other_kinds_and_about_other_customers() {
        aVipHasAConversation();

        world.take(
                fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 3)),
                fresh(TENANT, answered("a2", MONDAY, "conv-12", "s2", SurveyKind.CES, 1, null, null)),
                fresh(TENANT, answered("a3", MONDAY, "conv-12", "s3", SurveyKind.HANDOFF, 1, null, null)),
                fresh(TENANT, answered("a4", MONDAY, "cust-7", "s4", SurveyKind.NPS, 0, null, null)),
                fresh(TENANT, opened("o2", MONDAY, "conv-13", "cust-8")),
                fresh(TENANT, csat("a5", MONDAY.plusSeconds(600), "conv-13", "s5", 1)),
                fresh(TENANT, csat("a6", MONDAY.plusSeconds(600), "conv-never-opened", "s6", 1)));

        assertThat(world.alerts()).isEmpty();
    }

    @Test
    void hears_of_the_vip_or_of_the_conversation_after_the_answer() {
        world.take(fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 2)));
        world.take(fresh(TENANT, opened("o1", MONDAY, "conv-12", "cust-7")));
        assertThat(world.alerts()).isEmpty();

        world.take(fresh(TENANT, vip("v1", MONDAY.plusSeconds(900), "cust-7", true)));

        assertThat(world.theAlert().stateName()).isEqualTo("firing");
    }

    @Test
    void goes_by_the_customer_of_the_conversation_and_else_by_the_one_the_answer_names() {
        world.take(fresh(TENANT, vip("v1", MONDAY, "cust-7", true)));

        world.take(
                fresh(TENANT, answered("a1", MONDAY, "conv-unseen", "s1", SurveyKind.CSAT, 1, null, "cust-7")),
                fresh(TENANT, opened("o2", MONDAY, "conv-2", "cust-8")),
                fresh(TENANT, answered("a2", MONDAY, "conv-2", "s2", SurveyKind.CSAT, 1, null, "cust-7")));

        assertThat(world.alerts().get("acme|vip_poor_csat|s1").stateName()).isEqualTo("firing");
        assertThat(world.alerts().get("acme|vip_poor_csat|s2").stateName()).isEqualTo("resolved");
        assertThat(world.told()).hasSize(1);
    }

    @Test
    void goes_by_the_customer_of_the_first_opening_when_a_conversation_is_opened_twice() {
        world.take(fresh(TENANT, vip("v1", MONDAY, "cust-7", true)));

        world.take(
                fresh(TENANT, opened("o2", MONDAY.plusSeconds(9), "conv-1", "cust-8")),
                fresh(TENANT, opened("o1", MONDAY, "conv-1", "cust-7")),
                fresh(TENANT, csat("a1", MONDAY.plusSeconds(60), "conv-1", "s1", 1)));

        assertThat(world.theAlert().stateName()).isEqualTo("firing");
        assertThat(world.theAlert().customerId()).contains("cust-7");
    }

    @Test
    void is_over_when_a_good_answer_replaces_the_poor_one() {
        aVipHasAConversation();
        world.take(fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));

        world.take(fresh(TENANT, csat("a2", MONDAY.plusSeconds(700), "conv-12", "s1", 4)));

        assertThat(world.theAlert().stateName()).isEqualTo("resolved");
        assertThat(world.theAlert().summary())
                .isEqualTo("VIP customer cust-7 gave a CSAT of 1 to conversation conv-12 – and has since answered 4");
        assertThat(world.told())
                .extracting(Notification::reason)
                .containsExactly(Reason.STARTED_FIRING, Reason.RESOLVED);
        assertThat(world.told()).extracting(Notification::messageId).doesNotHaveDuplicates();
    }

    @Test
    void goes_on_without_a_second_message_when_another_poor_answer_replaces_the_first() {
        aVipHasAConversation();
        world.take(fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));

        world.take(fresh(
                TENANT,
                answered("a2", MONDAY.plusSeconds(700), "conv-12", "s1", SurveyKind.CSAT, 2, "Still waiting", null)));

        assertThat(world.theAlert().stateName()).isEqualTo("firing");
        assertThat(world.theAlert().summary()).contains("CSAT of 2", "Still waiting");
        assertThat(world.theAlert().startedAt()).isEqualTo(MONDAY.plusSeconds(600));
        assertThat(world.told()).hasSize(1);
    }

    @Test
    void wakes_nobody_for_a_poor_answer_that_arrives_after_the_good_one_that_replaced_it() {
        aVipHasAConversation();
        world.take(fresh(TENANT, csat("a2", MONDAY.plusSeconds(700), "conv-12", "s1", 4)));

        world.take(fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));

        assertThat(world.theAlert().stateName()).isEqualTo("resolved");
        assertThat(world.told()).isEmpty();
    }

    @Test
    void alerts_nobody_of_an_answer_that_was_old_when_it_arrived() {
        aVipHasAConversation();

        world.take(stale(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));
        assertThat(world.alerts()).isEmpty();

        world.take(stale(TENANT, vip("v2", MONDAY, "cust-7", true)));
        assertThat(world.alerts()).isEmpty();
    }

    @Test
    void knows_a_vip_from_an_import_too() {
        world.take(
                stale(TENANT, vip("v1", MONDAY, "cust-7", true)),
                stale(TENANT, opened("o1", MONDAY, "conv-12", "cust-7")),
                fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));

        assertThat(world.theAlert().stateName()).isEqualTo("firing");
    }

    @Test
    void is_over_when_the_customer_is_no_vip_any_more() {
        aVipHasAConversation();
        world.take(fresh(TENANT, csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));

        world.take(fresh(TENANT, vip("v2", MONDAY.plusSeconds(900), "cust-7", false)));

        assertThat(world.theAlert().stateName()).isEqualTo("resolved");
        assertThat(world.theAlert().summary()).endsWith("is not known as a VIP customer any more");
    }

    @Test
    void keeps_tenants_with_the_same_ids_apart() {
        aVipHasAConversation();

        world.take(fresh("other", csat("a1", MONDAY.plusSeconds(600), "conv-12", "s1", 1)));
        world.take(fresh("other", opened("o1", MONDAY, "conv-12", "cust-7")));

        assertThat(world.alerts()).isEmpty();
    }
}
