package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import java.util.Optional;

/**
 * A conversation went to a person or a team.
 *
 * @param from who had it before, when the notice says so; else what is remembered
 * @param fromTeam which team had it before, when the notice says so
 */
record Assignment(
        String conversation,
        Optional<String> from,
        Optional<String> agent,
        Optional<String> fromTeam,
        Optional<String> team) {
    private static final String AGENT = "agent";
    private static final String TEAM = "team";

    /** The agent who was last told to have it. */
    static Optional<String> agent(Remembered remembered) {
        return remembered.recall(AGENT);
    }

    /**
     * Besides the assignment: from the AI it is a handoff, from a person to another one, or to another team, a transfer. What
     * rules pass on between teams before a person had it is none. Says whether a handoff or a transfer was told.
     */
    boolean tell(Findings findings, Remembered remembered) {
        return tell(findings, remembered, true);
    }

    /** What belongs to a change of hands that was told, such as the team of the new agent: no transfer of its own. */
    void tellWithAnother(Findings findings, Remembered remembered) {
        tell(findings, remembered, false);
    }

    private boolean tell(Findings findings, Remembered remembered, boolean asTransfer) {
        var before = from.or(() -> remembered.recall(AGENT));
        var teamBefore = fromTeam.or(() -> remembered.recall(TEAM));
        var wasWithAi = remembered.isWithAi();
        var goesOn = goesOn(before, agent) || (goesOn(teamBefore, team) && remembered.isWithPerson());
        var isTransfer = asTransfer && !wasWithAi && goesOn;
        findings.add(conversation, header -> new ConversationEvent.Assigned(header, agent, team));
        if (wasWithAi) {
            findings.add(
                    conversation,
                    header -> new ConversationEvent.Escalated(header, Optional.empty(), team, Optional.empty()));
            remembered.personHasIt();
        } else if (isTransfer) {
            findings.add(
                    conversation,
                    header -> new ConversationEvent.Transferred(header, before, agent, team, false, Optional.empty()));
        }
        if (agent.isPresent()) {
            remembered.personHasIt();
        }
        agent.ifPresent(it -> remembered.isNews(AGENT, it));
        team.ifPresent(it -> remembered.isNews(TEAM, it));
        return wasWithAi || isTransfer;
    }

    /** It was with one and is with another now. */
    private static boolean goesOn(Optional<String> before, Optional<String> now) {
        return before.isPresent() && now.isPresent() && !before.equals(now);
    }
}
