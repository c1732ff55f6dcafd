package dev.plumbline.runner.history;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who has a conversation, as far as its export has been read.
 *
 * @param aiAnswered whether the AI has said anything
 * @param handedOver whether a person has it since
 * @param agent the person who has it
 * @param team the team that has it
 */
record Handling(
        boolean aiAnswered, boolean handedOver, Optional<String> agent, Optional<String> team, boolean resolved) {
    static final Handling NOBODY = new Handling(false, false, Optional.empty(), Optional.empty(), false);

    /** Who settles it when nobody in particular does: a rule, a timeout, the customer. */
    Handler inCharge() {
        return aiHasIt() ? Handler.AI : Handler.HUMAN;
    }

    /** Whom an automatic message speaks for. */
    Author spokenFor() {
        return aiHasIt() ? Author.AI : Author.HUMAN;
    }

    boolean aiHasIt() {
        return aiAnswered && !handedOver;
    }

    Handling aiAnswers() {
        return new Handling(true, handedOver, agent, team, resolved);
    }

    Handling personAnswers(Optional<String> who) {
        return new Handling(aiAnswered, true, agent.or(() -> who), team, resolved);
    }

    Handling assignedTo(Optional<String> toAgent, Optional<String> toTeam) {
        return new Handling(aiAnswered, handedOver || aiAnswered, toAgent, toTeam.or(() -> team), resolved);
    }

    Handling resolves() {
        return new Handling(aiAnswered, handedOver, agent, team, true);
    }

    Handling reopens() {
        return new Handling(aiAnswered, handedOver, agent, team, false);
    }

    /** What it means that it goes to a person or a team now: away from the AI, from one person to another, or to the first. */
    List<Happening> assignment(Optional<String> toAgent, Optional<String> toTeam) {
        if (toAgent.isEmpty() && toTeam.isEmpty()) {
            return List.of();
        }
        var happenings = new ArrayList<Happening>();
        happenings.add(Happening.assigned(toAgent, toTeam));
        if (aiHasIt()) {
            happenings.add(Happening.escalated(toTeam));
        } else if (agent.isPresent() && !agent.equals(toAgent)) {
            happenings.add(Happening.transferred(agent, toAgent, toTeam));
        }
        return happenings;
    }
}
