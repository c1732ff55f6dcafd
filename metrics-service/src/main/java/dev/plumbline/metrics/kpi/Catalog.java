package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.ANSWERED;
import static dev.plumbline.metrics.kpi.Basis.ESCALATED;
import static dev.plumbline.metrics.kpi.Basis.OPEN;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.RESOLVED;
import static dev.plumbline.metrics.kpi.Basis.SENT;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.Condition.same;
import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.ASSISTED;
import static dev.plumbline.metrics.kpi.ContactColumns.BLIND_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.ESCALATED_BY_AGENT;
import static dev.plumbline.metrics.kpi.ContactColumns.EVER_RESOLVED;
import static dev.plumbline.metrics.kpi.ContactColumns.EXPANSION_SIGNALS;
import static dev.plumbline.metrics.kpi.ContactColumns.FELL_BACK;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_AI_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_HUMAN_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_USEFUL_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FRUSTRATED;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDLE;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_COMPLETENESS;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_RATING;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_WAIT;
import static dev.plumbline.metrics.kpi.ContactColumns.HAS_SENTIMENT;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_REQUESTS;
import static dev.plumbline.metrics.kpi.ContactColumns.KNOWLEDGE_GAPS;
import static dev.plumbline.metrics.kpi.ContactColumns.LATE_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.NEEDED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED_AFTER_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEAT;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPLY;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLUTION;
import static dev.plumbline.metrics.kpi.ContactColumns.SENTIMENT;
import static dev.plumbline.metrics.kpi.ContactColumns.UNNECESSARY_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.USED_ARTICLE;
import static dev.plumbline.metrics.kpi.Dimension.PATH;
import static dev.plumbline.metrics.kpi.Dimension.PRIORITY;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.BUSINESS;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;
import static dev.plumbline.metrics.kpi.Kpi.kpi;
import static dev.plumbline.metrics.kpi.SurveyRow.CES;
import static dev.plumbline.metrics.kpi.SurveyRow.CSAT;
import static dev.plumbline.metrics.kpi.SurveyRow.HANDOFF;
import static dev.plumbline.metrics.kpi.SurveyRow.IS_ANSWERED;
import static dev.plumbline.metrics.kpi.SurveyRow.NPS;
import static dev.plumbline.metrics.kpi.SurveyRow.SCORE;

import dev.plumbline.contract.Spelling;
import dev.plumbline.contract.SurveyKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every KPI there is. To add one is one entry here and one sentence in it. */
public final class Catalog {
    private static final Condition<Contact> ALREADY_RESOLVED = ContactColumns.RESOLVED;
    private static final Condition<Contact> HANDED_OVER = ContactColumns.ESCALATED;

    /** Settled without a person: by the AI alone, or by the customer with an article. */
    private static final Condition<Contact> DEFLECTED = ALREADY_RESOLVED.and(PATH.in("ai_only", "self_service"));

    private static final List<Kpi<?>> ALL = Stream.of(volume(), speed(), outcome(), deflection(), handoff(), voice())
            .flatMap(List::stream)
            .toList();

    /** Figures that look good and say nothing: offered to nobody, and why. */
    private static final Map<String, String> VANITY = Map.of(
            "total_messages",
            "More messages are neither good nor bad: a bot that loops sends many. Ask resolution_rate or response_time.",
            "bot_uptime",
            "A bot that is up and wrong helps nobody. Ask containment_rate beside csat of ai_only.",
            "number_of_articles",
            "More articles do not mean more answers. Ask answer_usefulness and knowledge_gaps.");

    private Catalog() {}

    public static List<Kpi<?>> all() {
        return ALL;
    }

    public static Optional<Kpi<?>> named(String key) {
        return ALL.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /** Why there is no such KPI, when its name is a vanity figure's. */
    public static Optional<String> vanity(String key) {
        return Optional.ofNullable(VANITY.get(key));
    }

    /** The three keys that look most like a misspelt one. */
    public static List<String> nearest(String key) {
        return ALL.stream()
                .map(Kpi::key)
                .sorted(Comparator.comparingInt(candidate -> Spelling.distance(key, candidate)))
                .limit(3)
                .toList();
    }

    private static List<Kpi<?>> volume() {
        return List.of(
                count("conversation_volume", OPENED, CONVERSATION)
                        .asks("How many conversations do customers open?")
                        .is("conversations opened in the period")
                        .inEveryBucket()
                        .build(),
                count("backlog", OPEN, any())
                        .asks("How many conversations wait to be resolved?")
                        .is("conversations opened before the bucket's end and not resolved then")
                        .better(DOWN)
                        .inEveryBucket()
                        .build(),
                count("open_high_priority", OPEN, PRIORITY.in("high", "urgent"))
                        .asks("How many urgent matters wait?")
                        .is("the backlog with priority high or urgent")
                        .better(DOWN)
                        .inEveryBucket()
                        .build(),
                time("backlog_age", OPEN, OpenContact.AGE, any())
                        .asks("How long have the waiting conversations waited?")
                        .is("age, at the bucket's end, of the backlog")
                        .build(),
                count("conversations_per_agent", RESOLVED, CONVERSATION)
                        .asks("How many conversations does an agent resolve?")
                        .is("conversations resolved in the period; read it by agent")
                        .guardedBy("qa_score")
                        .build());
    }

    private static List<Kpi<?>> speed() {
        return List.of(
                time("first_response_time", OPENED, FIRST_RESPONSE, CONVERSATION)
                        .asks("How soon is a customer answered at all?")
                        .is("first message by AI or human − opening; author=ai or author=human picks whose")
                        .with("author", "ai", new Measure.Time<>(FIRST_AI_RESPONSE, CONVERSATION, false))
                        .with("author", "human", new Measure.Time<>(FIRST_HUMAN_RESPONSE, CONVERSATION, false))
                        .guardedBy("first_contact_resolution")
                        .build(),
                time("first_useful_response_time", OPENED, FIRST_USEFUL_RESPONSE, CONVERSATION)
                        .asks("How soon does an answer help?")
                        .is("first useful message by AI or human − opening")
                        .build(),
                time("response_time", OPENED, REPLY, CONVERSATION)
                        .asks("How long does a customer wait for each answer?")
                        .is("mean seconds from a customer's turn to its answer, over conversations that have one")
                        .guardedBy("first_contact_resolution")
                        .build(),
                time("resolution_time", RESOLVED, RESOLUTION, CONVERSATION)
                        .asks("How long does it take until the matter is settled?")
                        .is("resolution − opening, handoff delay included")
                        .guardedBy("reopen_rate")
                        .build(),
                kpi(
                                "useful_resolution_time",
                                RESOLVED,
                                Kpi.Unit.SECONDS,
                                new Measure.Time<>(RESOLUTION, not(REOPENED).and(not(REPEATED)), false))
                        .asks("How long does a resolution take that lasts?")
                        .is("resolution time over conversations neither reopened nor repeated")
                        .better(DOWN)
                        .build(),
                time("handoff_wait_time", ESCALATED, HANDOFF_WAIT, CONVERSATION)
                        .asks("How long does a customer wait for the person after a handoff?")
                        .is("first human message after the handoff − handoff")
                        .build(),
                kpi("average_handle_time", RESOLVED, Kpi.Unit.SECONDS, new Measure.Time<>(HANDLE, any(), true))
                        .asks("How much work does a conversation cost?")
                        .is("mean logged work, over conversations that have any")
                        .better(DOWN)
                        .guardedBy("first_contact_resolution")
                        .build(),
                kpi(
                                "handle_time_reduction",
                                RESOLVED,
                                Kpi.Unit.SHARE,
                                new Measure.Reduction<>(HANDLE, HUMAN_HANDLED.and(not(HANDED_OVER)), ASSISTED))
                        .asks("How much work do AI drafts save?")
                        .is("1 − mean handle time with an AI-assisted resolution ÷ without, both without a handoff")
                        .better(UP)
                        .guardedBy("csat")
                        .build());
    }

    private static List<Kpi<?>> outcome() {
        return List.of(
                share("resolution_rate", OPENED, CONVERSATION, ALREADY_RESOLVED)
                        .asks("How many conversations get resolved?")
                        .is("resolved ÷ all")
                        .better(UP)
                        .guardedBy("reopen_rate")
                        .build(),
                share("reopen_rate", OPENED, EVER_RESOLVED, REOPENED)
                        .asks("How many resolutions did not last?")
                        .is("reopened ÷ ever resolved")
                        .better(DOWN)
                        .build(),
                share("repeat_contact_rate", OPENED, EVER_RESOLVED, REPEATED)
                        .asks("How many customers must come back with the same matter?")
                        .is("repeated within the window ÷ ever resolved")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share(
                                "first_contact_resolution",
                                OPENED,
                                CONVERSATION,
                                Condition.all(ALREADY_RESOLVED, not(REOPENED), not(REPEATED), not(REPEAT)))
                        .asks("How many matters are settled in one contact?")
                        .is("resolved, never reopened, not repeated and not itself a repeat ÷ all")
                        .tier(QUALITY)
                        .better(UP)
                        .build(),
                share("fallback_rate", OPENED, AI_HANDLED, FELL_BACK)
                        .asks("How often does the AI not know?")
                        .is("any AI message that says so ÷ conversations the AI took")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share("negative_sentiment_rate", OPENED, HAS_SENTIMENT, FRUSTRATED)
                        .asks("How many customers get frustrated?")
                        .is("any customer message with sentiment ≤ −0.5 ÷ conversations with a customer sentiment")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                score("sentiment", OPENED, SENTIMENT, CONVERSATION, Optional.empty())
                        .asks("How do customers sound?")
                        .is("mean over conversations of their mean customer sentiment, −1..1")
                        .build(),
                kpi(
                                "answer_usefulness",
                                OPENED,
                                Kpi.Unit.SHARE,
                                new Measure.Share<>(
                                        USED_ARTICLE,
                                        Condition.all(ALREADY_RESOLVED, not(HUMAN_HANDLED), not(REPEATED)),
                                        ordered("repeated", REPEATED, "taken_over", HUMAN_HANDLED)))
                        .asks("Do the articles help?")
                        .is(
                                "resolved without a person and not repeated ÷ conversations and sessions that used an article")
                        .tier(QUALITY)
                        .better(UP)
                        .build(),
                events("knowledge_gaps", OPENED, KNOWLEDGE_GAPS)
                        .asks("Where does the help centre lack something?")
                        .is("knowledge gaps found")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                events("expansion_signals", OPENED, EXPANSION_SIGNALS)
                        .asks("Who shows interest in more?")
                        .is("expansion signals")
                        .tier(BUSINESS)
                        .better(UP)
                        .build());
    }

    private static List<Kpi<?>> deflection() {
        return List.of(
                share("automation_resolution_rate", OPENED, CONVERSATION, ALREADY_RESOLVED.and(PATH.in("ai_only")))
                        .asks("How many conversations does the AI resolve alone?")
                        .is("AI only and resolved ÷ all")
                        .better(UP)
                        .guardedBy("repeat_contact_rate")
                        .build(),
                share("containment_rate", OPENED, AI_HANDLED, ALREADY_RESOLVED.and(PATH.in("ai_only")))
                        .asks("How many conversations that the AI took did it finish without a person?")
                        .is("resolved and AI only ÷ conversations the AI took")
                        .better(UP)
                        .guardedBy("csat")
                        .build(),
                share("deflection_rate", OPENED, any(), DEFLECTED)
                        .asks("How much demand never reaches a person?")
                        .is("(AI only resolved + sessions resolved) ÷ (conversations + sessions)")
                        .better(UP)
                        .guardedBy("fake_deflection_rate")
                        .build(),
                share("true_deflection_rate", OPENED, any(), DEFLECTED.and(not(REPEATED)))
                        .asks("How much demand never reaches a person and does not come back?")
                        .is("deflected and not repeated ÷ (conversations + sessions)")
                        .tier(QUALITY)
                        .better(UP)
                        .build(),
                share("fake_deflection_rate", OPENED, DEFLECTED, REPEATED)
                        .asks("How much of the deflection only hid the demand?")
                        .is("deflected but repeated ÷ deflected")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share("forced_containment_rate", OPENED, AI_HANDLED, HUMAN_REQUESTS.atLeast(2))
                        .asks("How often must a customer ask for a person again and again?")
                        .is("two or more requests for a person ÷ conversations the AI took")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build());
    }

    private static List<Kpi<?>> handoff() {
        return List.of(
                share("escalation_rate", OPENED, AI_HANDLED, HANDED_OVER)
                        .asks("How often does the AI hand over?")
                        .is("handed over ÷ conversations the AI took")
                        .build(),
                share("agent_escalation_rate", OPENED, HUMAN_HANDLED, ESCALATED_BY_AGENT)
                        .asks("How often do people pass a conversation to a senior or specialist?")
                        .is("transferred as an escalation ÷ conversations people took")
                        .build(),
                share("escalation_appropriateness_rate", OPENED, AI_HANDLED, same(HANDED_OVER, NEEDED))
                        .asks("How often does the AI decide rightly whether a person is needed?")
                        .is("handed over exactly when needed ÷ conversations the AI took")
                        .tier(QUALITY)
                        .better(UP)
                        .build(),
                share("missed_escalation_rate", OPENED, AI_HANDLED.and(not(HANDED_OVER)), NEEDED)
                        .asks("How often was a person needed and nobody came?")
                        .is("needed ÷ conversations the AI took and never handed over")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share("late_handoff_rate", ESCALATED, CONVERSATION, LATE_HANDOFF)
                        .asks("How often does the AI go on after the customer showed need of a person?")
                        .is("two or more AI messages between the first sign of need and the handoff, or verdict late"
                                + " ÷ handed over")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share("blind_handoff_rate", ESCALATED, CONVERSATION, BLIND_HANDOFF)
                        .asks("How often does the person start without the story?")
                        .is("no transcript or no summary, or verdict blind ÷ handed over")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                share("unnecessary_handoff_rate", ESCALATED, CONVERSATION, UNNECESSARY_HANDOFF)
                        .asks("How often was no person needed?")
                        .is("not needed, or verdict unnecessary ÷ handed over")
                        .tier(QUALITY)
                        .better(DOWN)
                        .build(),
                score("handoff_completeness", ESCALATED, HANDOFF_COMPLETENESS, any(), Optional.empty())
                        .asks("How much of the story does the person receive?")
                        .is("mean share of transcript, summary, customer and attempts handed over, 0..1")
                        .build(),
                score("handoff_rating", ESCALATED, HANDOFF_RATING, any(), Optional.empty())
                        .asks("How do agents rate the handoffs they get?")
                        .is("mean of the latest rating, 1..5")
                        .build(),
                share(
                                "post_escalation_resolution_rate",
                                ESCALATED,
                                CONVERSATION,
                                Condition.all(ALREADY_RESOLVED, not(REOPENED_AFTER_HANDOFF), not(REPEATED)))
                        .asks("Do handoffs end well?")
                        .is("resolved, not reopened after the handoff, not repeated ÷ handed over")
                        .tier(QUALITY)
                        .better(UP)
                        .build());
    }

    private static List<Kpi<?>> voice() {
        var responses = share("survey_response_rate", SENT, any(), IS_ANSWERED)
                .asks("How many customers answer when asked?")
                .is("surveys answered ÷ sent, by the time of sending; kind=csat, ces, nps or handoff picks which")
                .tier(QUALITY)
                .better(UP);
        for (var kind : SurveyKind.values()) {
            responses.with(
                    "kind",
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    new Measure.Share<>(SurveyRow.kind(kind), IS_ANSWERED, Map.of()));
        }
        return List.of(
                share("csat", ANSWERED, CSAT, SCORE.atLeast(4))
                        .asks("How many customers are satisfied?")
                        .is("csat answers of 4 and 5 ÷ csat answers")
                        .tier(QUALITY)
                        .better(UP)
                        .guardedBy("survey_response_rate")
                        .build(),
                share("handoff_satisfaction", ANSWERED, HANDOFF, SCORE.atLeast(4))
                        .asks("How many customers are satisfied with the handoff?")
                        .is("handoff answers of 4 and 5 ÷ handoff answers")
                        .tier(QUALITY)
                        .better(UP)
                        .build(),
                score("ces", ANSWERED, SCORE, CES, Optional.of(5.0))
                        .asks("How easy was it?")
                        .is("mean ces answer, 1..7; beside it the share of 5 and more")
                        .build(),
                kpi("nps", ANSWERED, Kpi.Unit.POINTS, new Measure.Net<>(NPS, SCORE.atLeast(9), SCORE.atMost(6)))
                        .asks("Would customers recommend us?")
                        .is("100 × (share of 9–10 − share of 0–6) of nps answers")
                        .tier(BUSINESS)
                        .better(UP)
                        .build(),
                responses.build());
    }

    private static <R extends Row> Kpi.Builder<R> count(String key, Basis<R> basis, Condition<R> of) {
        return kpi(key, basis, Kpi.Unit.COUNT, new Measure.Count<>(of));
    }

    private static <R extends Row> Kpi.Builder<R> events(String key, Basis<R> basis, Value<R> events) {
        return kpi(key, basis, Kpi.Unit.COUNT, new Measure.EventCount<>(events)).inEveryBucket();
    }

    private static <R extends Row> Kpi.Builder<R> share(
            String key, Basis<R> basis, Condition<R> of, Condition<R> those) {
        return kpi(key, basis, Kpi.Unit.SHARE, new Measure.Share<>(of, those, Map.of()));
    }

    private static <R extends Row> Kpi.Builder<R> time(String key, Basis<R> basis, Value<R> seconds, Condition<R> of) {
        return kpi(key, basis, Kpi.Unit.SECONDS, new Measure.Time<>(seconds, of, false))
                .better(DOWN);
    }

    private static <R extends Row> Kpi.Builder<R> score(
            String key, Basis<R> basis, Value<R> value, Condition<R> of, Optional<Double> good) {
        return kpi(key, basis, Kpi.Unit.SCORE, new Measure.Score<>(value, of, good))
                .tier(QUALITY)
                .better(UP);
    }

    private static <R extends Row> Map<String, Condition<R>> ordered(
            String first, Condition<R> firstCondition, String second, Condition<R> secondCondition) {
        var conditions = new LinkedHashMap<String, Condition<R>>();
        conditions.put(first, firstCondition);
        conditions.put(second, secondCondition);
        return conditions;
    }
}
