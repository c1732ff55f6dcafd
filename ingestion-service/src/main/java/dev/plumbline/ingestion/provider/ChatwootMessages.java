package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Optional;

/** What a message in a Chatwoot conversation means: somebody's words, a canned text, a survey or the answer to one. */
final class ChatwootMessages {
    private static final int ENOUGH_TO_TELL_APART = 16;

    private final ChatwootThread thread;
    private final Remembered remembered;

    ChatwootMessages(ChatwootThread thread) {
        this.thread = thread;
        this.remembered = thread.remembered();
    }

    Interpretation said(ChatwootMessage message) {
        if (message.isPrivate()) {
            return Interpretation.nothing("A private note is no message: the customer does not see it.");
        }
        if (message.kind().equals("activity")) {
            return Interpretation.nothing("What Chatwoot notes about a conversation is nobody's message.");
        }
        if (!List.of("incoming", "outgoing", "template").contains(message.kind())) {
            return Interpretation.nothing(
                    "A message is incoming, outgoing, activity or template, not of another type.");
        }
        var findings = thread.findings(message, "", message.createdAt());
        thread.open(message.createdAt());
        if (message.isSurvey()) {
            findings.add(
                    thread.id(),
                    header -> new SurveyEvent.Sent(
                            header,
                            thread.survey(message),
                            SurveyKind.CSAT,
                            thread.told().customer()));
        } else {
            message(findings, message);
        }
        return thread.interpretation(findings);
    }

    Interpretation changed(ChatwootMessage message) {
        if (message.rating().isEmpty()) {
            return Interpretation.nothing(
                    "Of changed messages only the answer to a survey is counted, not a new status or text.");
        }
        var rating = message.rating().get();
        var answer = Chatwoot.digest((rating + " " + message.feedback().orElse("")).getBytes(UTF_8))
                .substring(0, ENOUGH_TO_TELL_APART);
        if (!remembered.isNews("answer " + message.id(), answer)) {
            return Interpretation.nothing("This answer to the survey was told before.");
        }
        var findings = thread.findings(message, ":answer:" + answer, thread.arrivedAt());
        findings.add(
                thread.id(),
                header -> new SurveyEvent.Answered(
                        header,
                        thread.survey(message),
                        SurveyKind.CSAT,
                        rating,
                        message.feedback(),
                        List.of(),
                        thread.told().customer()));
        return thread.interpretation(findings);
    }

    private void message(Findings findings, ChatwootMessage message) {
        var isAutomatic = isAutomatic(message);
        var author = author(message, isAutomatic);
        var agent = author == Author.HUMAN && !isAutomatic
                ? message.senderId().map(ChatwootConversation::person)
                : Optional.<String>empty();
        findings.add(thread.id(), header -> SomeEvents.message(header, author, agent, message.text(), isAutomatic));
        if (author == Author.AI && !isAutomatic) {
            thread.botWasSeen();
            remembered.aiAnswered();
        } else if (author == Author.HUMAN && !isAutomatic) {
            thread.personAnswered();
        }
    }

    /** Canned, or written by a rule or a campaign. A bot may sign as nobody, while the conversation is pending. */
    private boolean isAutomatic(ChatwootMessage message) {
        if (message.kind().equals("incoming") || message.isByBot()) {
            return false;
        }
        return message.kind().equals("template")
                || message.isAutomation()
                || !(message.isByPerson() || thread.told().isPending());
    }

    /** What is automatic stands in the name of whoever has the conversation: a greeting is no person's work. */
    private Author author(ChatwootMessage message, boolean isAutomatic) {
        if (message.kind().equals("incoming")) {
            return Author.CUSTOMER;
        }
        if (isAutomatic) {
            return thread.told().isPending() || remembered.isWithAi() ? Author.AI : Author.HUMAN;
        }
        return message.isByPerson() ? Author.HUMAN : Author.AI;
    }
}
