package dev.plumbline.metrics.insight;

import static dev.plumbline.metrics.insight.Least.by;
import static dev.plumbline.metrics.insight.Least.percent;
import static dev.plumbline.metrics.insight.Least.points;
import static dev.plumbline.metrics.insight.Pattern.pattern;
import static dev.plumbline.metrics.kpi.Figures.Part.DENOMINATOR;
import static dev.plumbline.metrics.kpi.Figures.Part.MISSED;
import static dev.plumbline.metrics.kpi.Figures.Part.NUMERATOR;

import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.List;

/** Every pattern there is. To add one is one entry. */
public final class Patterns {
    private static final Reading AI_CSAT = Reading.of("csat").on("ai_only");
    private static final Reading CSAT = Reading.of("csat");
    private static final Reading SOLVED_AT_ONCE = Reading.of("first_contact_resolution");
    private static final Reading REPEATS = Reading.of("repeat_contact_rate");
    private static final Reading REOPENS = Reading.of("reopen_rate");
    private static final Reading DEFLECTION = Reading.of("deflection_rate");
    private static final Reading EFFORT = Reading.of("ces");
    private static final Reading COST = Reading.of("cost_per_resolution");

    /**
     * What people have to do. Not the backlog, which also falls when conversations are closed, and of which one day is
     * mostly the same conversations as the day before: no sample to compare.
     */
    private static final Reading FOR_PEOPLE =
            Reading.of("conversation_volume").on("ai_to_human", "ai_assisted", "human_only");

    public static final List<Pattern> ALL = List.of(
            pattern("bot_overreaches", "More is deflected, and customers of the AI are less satisfied")
                    .rises(DEFLECTION, points(3))
                    .falls(AI_CSAT, points(5))
                    .means("The AI keeps conversations that it cannot solve: deflection counts whoever was turned away"
                            + " like whoever was helped.")
                    .ask("What does the AI close now that it used to hand over?")
                    .lookAt(AI_CSAT, MISSED),
            pattern("fake_deflection", "More is deflected, and more customers come back")
                    .rises(DEFLECTION, points(3))
                    .rises(REPEATS, points(3))
                    .means("The deflection only hides the demand: it returns as another conversation, and costs twice.")
                    .ask("What did customers who came back still want?")
                    .lookAt(Reading.of("fake_deflection_rate"), NUMERATOR),
            pattern("fast_but_unsolved", "The first answer comes sooner, and less is settled in one contact")
                    .falls(Reading.of("first_response_time"), percent(15))
                    .falls(SOLVED_AT_ONCE, points(3))
                    .means("Replies are sent to be fast, not to help: an automatic or hasty first answer costs a second"
                            + " contact.")
                    .ask("What does the first answer say, and could anybody act on it?")
                    .lookAt(SOLVED_AT_ONCE, MISSED),
            pattern("contained_not_helped", "The AI finishes more alone, and its customers are less satisfied")
                    .rises(Reading.of("containment_rate"), points(3))
                    .falls(AI_CSAT, points(5))
                    .means("The way to a person has become harder to find, or the AI takes for solved what is not.")
                    .ask("Where did customers want out, and what did the AI do then?")
                    .lookAt(AI_CSAT, MISSED),
            pattern("queue_returns", "People have less to do, and more customers come back")
                    .falls(FOR_PEOPLE, percent(10))
                    .rises(REPEATS, points(3))
                    .means(
                            "The queue is shorter because matters wait elsewhere: what is not solved now comes again, later"
                                    + " and angrier.")
                    .ask("Which of the conversations that no person saw came back?")
                    .lookAt(REPEATS, NUMERATOR),
            pattern("handoffs_lose_the_story", "Less of the story is handed over")
                    .falls(Reading.of("handoff_completeness"), by(0.05))
                    .means("Transcript, summary, customer or what was tried no longer reach the person, who must ask"
                            + " everything again.")
                    .ask("Which part of the context is missing, and since which release?")
                    .lookAt(Reading.of("blind_handoff_rate"), NUMERATOR),
            pattern("handoffs_rated_lower", "Agents rate handoffs lower")
                    .falls(Reading.of("handoff_rating"), by(0.3))
                    .means("What reaches agents is of less use to them, even where all boxes are ticked.")
                    .ask("What do agents have to find out themselves?")
                    .lookAt(Reading.of("handoff_rating"), DENOMINATOR),
            pattern("one_category_slower", "One category takes longer to resolve than before, beyond all others")
                    .inEach(Dimension.CATEGORY)
                    .rises(Reading.of("resolution_time").inGroups(), percent(25))
                    .means(
                            "Something in this category got harder, or somebody who knew it is away. The overall time hides"
                                    + " it.")
                    .ask("What has changed in this category: product, policy, people or tools?")
                    .lookAt(Reading.of("resolution_time").inGroups(), DENOMINATOR),
            pattern("hurried", "Work on a conversation gets shorter, and more are reopened")
                    .falls(Reading.of("average_handle_time"), percent(10))
                    .rises(REOPENS, points(2))
                    .means(
                            "Conversations are closed before they are done: what is saved at first is spent when they come"
                                    + " back.")
                    .ask("What was left undone in those that were reopened?")
                    .lookAt(REOPENS, NUMERATOR),
            pattern("cheaper_and_unsolved", "A resolution costs less, and less is settled in one contact")
                    .falls(COST, percent(8))
                    .falls(SOLVED_AT_ONCE, points(3))
                    .means("It is cheap because it is not done: the second contact is the bill.")
                    .ask("Which saving goes together with the conversations that were not settled?")
                    .lookAt(SOLVED_AT_ONCE, MISSED),
            pattern("cheaper_and_harder", "A resolution costs less, and customers find it harder")
                    .falls(COST, percent(8))
                    .falls(EFFORT, by(0.25))
                    .means("The work has not gone away: customers do it now.")
                    .ask("Which steps do customers take now that we took before?")
                    .lookAt(EFFORT, DENOMINATOR),
            pattern("no_way_out", "The AI hands few over, and many ask for a person again and again")
                    .liesBelow(Reading.of("escalation_rate"), 0.10)
                    .liesAbove(Reading.of("forced_containment_rate"), 0.05)
                    .means("Few handoffs are no sign that few are needed: customers ask and are not let through.")
                    .ask("What happens when a customer asks for a person?")
                    .lookAt(Reading.of("forced_containment_rate"), NUMERATOR),
            pattern("one_segment_slips", "The AI's csat is fine, and falls in one segment")
                    .inEach(Dimension.SEGMENT)
                    .falls(AI_CSAT.inGroups(), points(8))
                    .doesNotFall(AI_CSAT, points(5))
                    .means(
                            "The average hides that the AI serves these customers worse than before: other products, other"
                                    + " words, other stakes.")
                    .ask("What do these customers ask that the others do not?")
                    .lookAt(AI_CSAT.inGroups(), MISSED),
            pattern("effort_rises_unseen", "Satisfaction holds, and it gets harder for customers")
                    .falls(EFFORT, by(0.25))
                    .doesNotFall(CSAT, points(3))
                    .means("Customers thank the agent and remember the effort: ces tends to move before csat does.")
                    .ask("Where must customers repeat themselves, switch channels or wait?")
                    .lookAt(EFFORT, DENOMINATOR),
            pattern("loyalty_drifts", "Satisfaction holds, and fewer would recommend us")
                    .falls(Reading.of("nps"), by(8))
                    .doesNotFall(CSAT, points(3))
                    .means(
                            "Single conversations go well and the whole does not: product, price, or having to ask at all.")
                    .ask("What do detractors say that is not about support?")
                    .lookAt(Reading.of("nps"), DENOMINATOR),
            pattern("handoffs_disappoint", "Customers are less satisfied with the handoff than with support as a whole")
                    .liesBelow(Reading.of("handoff_satisfaction"), CSAT, points(10))
                    .means("The seam between AI and people is what hurts: waiting, repeating, being sent on.")
                    .ask("How long did they wait, and what did they have to say twice?")
                    .lookAt(Reading.of("handoff_satisfaction"), MISSED),
            pattern("backlog_grows", "The backlog has grown for two weeks")
                    .growsForTwoWeeks(Reading.of("backlog"), percent(20))
                    .means("More comes in than gets done. csat tends to follow within weeks, when the waits are felt.")
                    .ask("What comes in more often, or who is missing?")
                    .lookAt(Reading.of("backlog"), DENOMINATOR),
            pattern("closures_alone", "More is closed, and nothing else gets better")
                    .rises(Reading.of("conversations_per_agent"), percent(10))
                    .doesNotRise(Reading.of("conversation_volume"), percent(5))
                    .doesNotRise(SOLVED_AT_ONCE, points(2))
                    .doesNotRise(CSAT, points(3))
                    .doesNotFall(REPEATS, points(2))
                    .doesNotFall(REOPENS, points(2))
                    .means("Closing is not solving: old conversations are cleared away, or new ones closed early, while"
                            + " customers notice no difference.")
                    .ask("Who closed them, and did the customer agree?")
                    .lookAt(Reading.of("conversations_per_agent"), DENOMINATOR),
            pattern("articles_then_a_person", "Articles are read, and a person is needed all the same more often")
                    .rises(Reading.of("answer_usefulness").part("taken_over"), points(5))
                    .means("The articles are found and do not answer: they are outdated, or about something near the"
                            + " question.")
                    .ask("Which articles were read before a person had to help?")
                    .lookAt(Reading.of("answer_usefulness"), MISSED));

    private Patterns() {}

    /** The KPIs that patterns are made of: what a question can be filtered by, all of them take. */
    public static List<Kpi<?>> kpis() {
        return ALL.stream()
                .flatMap(Pattern::readings)
                .map(Reading::key)
                .distinct()
                .<Kpi<?>>map(key -> Reading.of(key).kpi())
                .toList();
    }
}
