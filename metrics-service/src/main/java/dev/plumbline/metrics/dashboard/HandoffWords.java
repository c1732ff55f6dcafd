package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.dashboard.FactWords.Fact;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Handoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words how the AI's handoff went, and whether a person was needed at all. */
final class HandoffWords {
    private final Tenant tenant;
    private final ConversationFact fact;
    private final Calendar calendar;

    HandoffWords(Tenant tenant, ConversationFact fact, Calendar calendar) {
        this.tenant = tenant;
        this.fact = fact;
        this.calendar = calendar;
    }

    /** Nothing for a conversation that the AI had no part in. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        fact.handoff().ifPresent(it -> facts.addAll(handoff(it)));
        if (fact.aiHandled()) {
            facts.add(need());
        }
        return facts;
    }

    private List<Fact> handoff(Handoff handoff) {
        var facts = new ArrayList<Fact>();
        facts.add(handoff.waited()
                .map(it -> Fact.plain(
                        "Handoff",
                        "Person after " + Numbers.duration(it),
                        "Handed over on " + calendar.moment(handoff.at()) + "."))
                .orElseGet(() -> Fact.judged(
                        "Handoff",
                        false,
                        "No person yet",
                        "Handed over on " + calendar.moment(handoff.at()) + ", and no person has written since.")));
        facts.add(Fact.judged(
                "Handoff context",
                !handoff.blind(),
                Math.round(4 * handoff.completeness()) + " of 4 parts",
                handoff.blind()
                        ? "Blind: without the transcript, or without a summary."
                        : "The person got the transcript and a summary."));
        if (handoff.late()) {
            facts.add(
                    Fact.judged(
                            "Late handoff",
                            false,
                            "Yes",
                            "The AI answered twice or more after the customer showed need of a person, or a reviewer said so."));
        }
        if (fact.unnecessaryHandoff()) {
            facts.add(Fact.judged("Unnecessary handoff", false, "Yes", "Nothing showed that a person was needed."));
        }
        fact.handoffRating()
                .ifPresent(it -> facts.add(Fact.plain("Handoff rating", it + " of 5", "By the agent who took over.")));
        return facts;
    }

    private Fact need() {
        var missed = fact.needed() && !fact.escalated();
        return new Fact(
                "Person needed",
                fact.needed() ? missed ? "Yes, and nobody came" : "Yes" : "No",
                missed ? "bad" : "plain",
                reasonOfNeed(),
                Optional.empty());
    }

    private String reasonOfNeed() {
        if (fact.verdict().isPresent()) {
            return "A reviewer said so.";
        }
        var signs = new ArrayList<String>();
        if (fact.humanRequests() > 0) {
            signs.add("the customer asked for a person " + FactWords.times(fact.humanRequests()));
        }
        if (fact.frustratedAt().isPresent()) {
            signs.add("the customer was frustrated");
        }
        if (tenant.sensitiveCategories().contains(fact.labels().category())) {
            signs.add("the category is sensitive");
        }
        if (!fact.needed()) {
            return fact.frustratedAt().isPresent()
                    ? "No sign of it before the handoff."
                    : "The customer did not ask for one, was not frustrated, and the AI was sure of itself.";
        }
        return signs.isEmpty() ? "The AI was not sure of itself." : Words.sentence(String.join(", and ", signs)) + ".";
    }
}
