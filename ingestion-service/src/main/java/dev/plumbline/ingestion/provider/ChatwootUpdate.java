package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Priority;
import java.util.List;
import java.util.Optional;

/** What a change of a Chatwoot conversation other than its status means: who has it, and what it is about. */
final class ChatwootUpdate {
    private final ChatwootThread thread;

    ChatwootUpdate(ChatwootThread thread) {
        this.thread = thread;
    }

    Interpretation interpretation(ChatwootChanges changes) {
        var findings = thread.findings(String.join("+", changes.names()), thread.time(changes.at()));
        if (changes.has("assignee_id") || changes.has("team_id")) {
            assigned(findings, changes);
        }
        if (changes.has("assignee_agent_bot_id") && changes.bot().isPresent()) {
            thread.botHasIt();
            findings.leaveOut("A bot has it now; what it writes is counted.");
        }
        var priority = changes.has("priority") ? priority(findings, changes) : Optional.<Priority>empty();
        var tags = changes.has("label_list") ? Optional.of(changes.labels()) : Optional.<List<String>>empty();
        if (priority.isPresent() || tags.isPresent()) {
            findings.categorized(thread.id(), SomeLabels.of(priority, Optional.empty(), tags));
        }
        if (changes.has("status")) {
            findings.leaveOut("The status is counted when conversation_status_changed tells it.");
        }
        return thread.interpretation(
                findings, "Nothing is counted of it: neither assignee, team, priority nor labels changed.");
    }

    private void assigned(Findings findings, ChatwootChanges changes) {
        var team = changes.team().map(id -> thread.told().team().orElse("chatwoot:team:" + id));
        if (changes.agent().isEmpty() && team.isEmpty()) {
            findings.leaveOut("It was taken from somebody and given to nobody.");
        } else if (team.isEmpty() && Assignment.agent(thread.remembered()).equals(changes.agent())) {
            findings.leaveOut("That this agent has it was told before.");
        } else {
            thread.assign(findings, changes.agentBefore(), changes.agent(), team);
        }
    }

    /** Without a priority it has the usual one. */
    private static Optional<Priority> priority(Findings findings, ChatwootChanges changes) {
        if (changes.priority().isEmpty()) {
            return Optional.of(Priority.NORMAL);
        }
        var priority = changes.priority().flatMap(ChatwootConversation::priority);
        if (priority.isEmpty()) {
            findings.leaveOut("Chatwoot's priorities are low, medium, high and urgent, not "
                    + changes.priority().get() + ".");
        }
        return priority;
    }
}
