package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.RepeatLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what the figures hold of a conversation, and why. */
final class FactWords {
    private final Tenant tenant;
    private final ConversationFact fact;
    private final RepeatLinks.Link link;
    private final Calendar calendar;
    private final Instant now;

    FactWords(Tenant tenant, ConversationDetail detail, Calendar calendar, Instant now) {
        this.tenant = tenant;
        this.fact = detail.fact();
        this.link = detail.link();
        this.calendar = calendar;
        this.now = now;
    }

    /**
     * One field of the fact.
     *
     * @param mood {@code good}, {@code bad} or {@code plain}
     * @param why the rule that made it so
     * @param related another conversation that it names
     */
    record Fact(String name, String value, String mood, String why, Optional<Related> related) {
        static Fact plain(String name, String value, String why) {
            return new Fact(name, value, "plain", why, Optional.empty());
        }

        static Fact judged(String name, boolean good, String value, String why) {
            return new Fact(name, value, good ? "good" : "bad", why, Optional.empty());
        }

        private Fact about(Optional<String> conversation) {
            return new Fact(
                    name, value, mood, why, conversation.map(it -> new Related(it, Address.ofConversation(it))));
        }
    }

    record Related(String id, Address address) {}

    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(path());
        facts.add(resolution());
        facts.add(firstContactResolution());
        facts.add(repeat());
        facts.add(firstResponse());
        facts.addAll(new HandoffWords(tenant, fact, calendar).facts());
        fact.handleSeconds()
                .ifPresent(it ->
                        facts.add(Fact.plain("Work", Numbers.duration(it), "All the work that people logged on it.")));
        return facts;
    }

    private Fact path() {
        var why = switch (fact.path()) {
            case AI_ONLY -> "The AI took part and no person did.";
            case AI_TO_HUMAN ->
                fact.escalated()
                        ? "The AI handed it over to a person."
                        : "AI and people both took part, without an AI draft that a person confirmed.";
            case AI_ASSISTED -> "A person resolved it with a draft of the AI.";
            case HUMAN_ONLY -> "No AI took part.";
            case SELF_SERVICE -> "The customer helped themselves.";
        };
        return Fact.plain("Path", lane().label(), why);
    }

    private Lane lane() {
        return Lane.of(fact.path().name().toLowerCase(java.util.Locale.ROOT)).orElseThrow();
    }

    private Fact resolution() {
        var resolution = fact.resolution();
        var reopens = resolution.reopens() == 0 ? "" : " Reopened " + times(resolution.reopens()) + ".";
        if (resolution.resolvedAt().isEmpty()) {
            var age = Numbers.duration(ConversationFact.secondsBetween(fact.openedAt(), now));
            return Fact.judged(
                    "Resolved",
                    false,
                    "No",
                    resolution.reopens() > 0 ? "Reopened after it was resolved." : "Open for " + age + ".");
        }
        var took = fact.secondsTo(resolution.resolvedAt()).map(Numbers::duration);
        return Fact.judged(
                "Resolved",
                true,
                took.map(it -> "After " + it).orElse("Yes"),
                "On " + calendar.moment(resolution.resolvedAt().get()) + "." + reopens);
    }

    private Fact firstContactResolution() {
        var reason = !fact.resolution().resolved()
                ? "It is not resolved."
                : fact.resolution().reopens() > 0
                        ? "It was reopened."
                        : link.repeated()
                                ? "The customer came back with the same matter."
                                : link.isRepeat() ? "It is itself a repeat of an earlier one." : "";
        return reason.isEmpty()
                ? Fact.judged(
                        "First contact resolution",
                        true,
                        "Counts",
                        "Resolved, never reopened, no repeat and not repeated.")
                : Fact.judged("First contact resolution", false, "Does not count", reason);
    }

    private Fact repeat() {
        var window = Numbers.duration(tenant.repeatContactWindow().toSeconds());
        if (link.isRepeat()) {
            return Fact.judged(
                            "Repeat contact",
                            false,
                            link.repeated() ? "A repeat, and repeated" : "A repeat",
                            "Same customer and category, within " + window + " of a resolution:")
                    .about(link.repeatOf());
        }
        return link.repeated()
                ? Fact.judged(
                        "Repeat contact",
                        false,
                        "Repeated",
                        "The customer came back about the same category within " + window + " of the resolution.")
                : Fact.plain(
                        "Repeat contact",
                        "No",
                        fact.customerId().isEmpty()
                                ? "Nobody told who the customer is."
                                : "No other conversation about the same category within " + window + ".");
    }

    private Fact firstResponse() {
        var first = fact.secondsTo(fact.responses().first());
        if (first.isEmpty()) {
            return Fact.judged("First response", false, "None", "Nobody has answered.");
        }
        var by = fact.responses().first().equals(fact.responses().firstByAi()) ? "By the AI." : "By a person.";
        var useful = fact.secondsTo(fact.responses().firstUseful())
                .map(it -> " The first useful one after " + Numbers.duration(it) + ".")
                .orElse(" None moved the issue forward.");
        return Fact.plain("First response", "After " + Numbers.duration(first.get()), by + useful);
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
