package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import java.time.Instant;
import java.util.Optional;

/**
 * What a change of Chatwoot's status means. Pending is the bot's: from pending to open the AI gave up, from pending to resolved
 * it was done, unless a person answered in the meantime.
 */
final class ChatwootStatus {
    private static final String STATUS = "status";

    private final ChatwootThread thread;
    private final Remembered remembered;

    ChatwootStatus(ChatwootThread thread) {
        this.thread = thread;
        this.remembered = thread.remembered();
    }

    Interpretation changed(ChatwootChanges changes) {
        var status = changes.status().or(() -> thread.told().status());
        if (status.isEmpty()) {
            return Interpretation.nothing("It does not say what the status is now.");
        }
        var now = status.get();
        var before = changes.statusBefore().or(() -> remembered.recall(STATUS));
        var time = thread.time(changes.at());
        var findings = thread.findings(now, time);
        remembered.isNews(STATUS, now);
        var wasResolved = before.map("resolved"::equals).orElseGet(remembered::isResolved);
        var wasPending = before.map("pending"::equals).orElseGet(remembered::isWithAi);
        var isResolved = now.equals("resolved");
        if (isResolved && !wasResolved) {
            resolve(findings, time, wasPending);
        } else if (!isResolved && wasResolved) {
            reopen(findings, time);
        }
        switch (now) {
            case "pending" -> giveToBot(findings);
            case "open" -> giveToPeople(findings, time, wasPending);
            default -> {}
        }
        return thread.interpretation(
                findings,
                "Nothing is counted of a change from " + before.orElse("an unknown status") + " to " + now + ".");
    }

    private void resolve(Findings findings, Instant time, boolean wasPending) {
        thread.open(time);
        var wasBots = thread.told().withBot() || (wasPending && !remembered.isWithPerson());
        var byBot = wasBots && !thread.isAnsweredByPerson();
        var agent = byBot ? Optional.<String>empty() : thread.told().agent().or(() -> Assignment.agent(remembered));
        findings.add(
                thread.id(),
                header -> new ConversationEvent.Resolved(header, byBot ? Handler.AI : Handler.HUMAN, agent, false));
        remembered.resolved();
    }

    private void reopen(Findings findings, Instant time) {
        thread.open(time);
        findings.add(thread.id(), ConversationEvent.Reopened::new);
        remembered.reopened();
    }

    private void giveToBot(Findings findings) {
        if (thread.knowsBot()) {
            thread.botHasIt();
            findings.leaveOut("Pending, it is with the bot again; what the bot writes is counted.");
        }
    }

    private void giveToPeople(Findings findings, Instant time, boolean wasPending) {
        if (wasPending && remembered.isWithPerson()) {
            findings.leaveOut("From pending to open no bot handed it over: a person has it already.");
        } else if (wasPending) {
            thread.open(time);
            findings.add(
                    thread.id(),
                    header -> new ConversationEvent.Escalated(
                            header, Optional.empty(), thread.told().team(), Optional.empty()));
            remembered.personHasIt();
        }
    }
}
