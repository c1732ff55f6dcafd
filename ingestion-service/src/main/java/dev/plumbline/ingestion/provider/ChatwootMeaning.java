package dev.plumbline.ingestion.provider;

import java.time.Instant;
import java.util.Optional;

/** Works out what a notice of Chatwoot means: what is told of a conversation, or what is said in it. */
final class ChatwootMeaning {
    private final Optional<ChatwootThread> thread;

    ChatwootMeaning(ChatwootConversation told, Instant arrivedAt, Memory memory) {
        this.thread = ChatwootThread.of(told, arrivedAt, memory);
    }

    Interpretation conversation(String event, ChatwootChanges changes) {
        return thread.map(it -> switch (event) {
                    case "conversation_created" -> created(it);
                    case "conversation_status_changed" -> new ChatwootStatus(it).changed(changes);
                    default -> new ChatwootUpdate(it).interpretation(changes);
                })
                .orElseGet(ChatwootMeaning::noAccount);
    }

    Interpretation message(String event, ChatwootMessage message) {
        return thread.map(ChatwootMessages::new)
                .map(it -> event.equals("message_created") ? it.said(message) : it.changed(message))
                .orElseGet(ChatwootMeaning::noAccount);
    }

    private static Interpretation created(ChatwootThread thread) {
        var time = thread.told().createdAt().orElseGet(() -> thread.time(Optional.empty()));
        var findings = thread.findings("created", time);
        if (thread.open(time)) {
            thread.told()
                    .agent()
                    .ifPresent(agent -> thread.assign(
                            findings,
                            Optional.empty(),
                            Optional.of(agent),
                            thread.told().team()));
        } else {
            findings.leaveOut("The conversation's opening was told before.");
        }
        return thread.interpretation(findings);
    }

    private static Interpretation noAccount() {
        return Interpretation.nothing(
                "It does not say of which account it is, as Chatwoot before 4.14.2 does not when there "
                        + "is no message yet. The conversation is taken with its first message.");
    }
}
