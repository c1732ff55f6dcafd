package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation of Chatwoot's as one notice tells it and as it is remembered. The events' ids come from what they are of, not
 * from the delivery, so that an account's and an inbox' webhook may both call us.
 */
final class ChatwootThread {
    /** Within it after its creation, a conversation's status still says who received it. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String ACCOUNT = "account";
    private static final String BOT = "bot";
    private static final String ANSWERED = "answered";
    private static final String BY_PERSON = "by person";

    private final ChatwootConversation told;
    private final Instant arrivedAt;
    private final String account;
    private final Remembered remembered;
    private Optional<Findings> opening = Optional.empty();

    private ChatwootThread(ChatwootConversation told, Instant arrivedAt, String account, Memory memory) {
        this.told = told;
        this.arrivedAt = arrivedAt;
        this.account = account;
        this.remembered = new Remembered(memory, "chatwoot:" + account + ":" + told.number());
    }

    /** Empty when nothing tells of which account it is: not the notice, and none before it of the same inbox. */
    static Optional<ChatwootThread> of(ChatwootConversation told, Instant arrivedAt, Memory memory) {
        var inbox = told.inbox().map(it -> new Remembered(memory, "chatwoot:inbox:" + it));
        told.account().ifPresent(account -> inbox.ifPresent(it -> it.isNews(ACCOUNT, account)));
        return told.account()
                .or(() -> inbox.flatMap(it -> it.recall(ACCOUNT)))
                .map(account -> new ChatwootThread(told, arrivedAt, account, memory));
    }

    ChatwootConversation told() {
        return told;
    }

    Remembered remembered() {
        return remembered;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    String id() {
        return "chatwoot:" + account + ":" + told.number();
    }

    /** When a change was: as the change says, or the conversation, or when we heard of it. */
    Instant time(Optional<Instant> ofChange) {
        return ofChange.or(told::changedAt).orElse(arrivedAt);
    }

    /** For what happened to the conversation at a time. */
    Findings findings(String what, Instant time) {
        return new Findings(source(), "conversation:" + told.number() + ":" + what + ":" + time, time);
    }

    /** For what happened to a message. */
    Findings findings(ChatwootMessage message, String what, Instant time) {
        return new Findings(source(), "message:" + message.id() + what, time);
    }

    String survey(ChatwootMessage message) {
        return "chatwoot:" + account + ":" + message.id();
    }

    /** With the first that is heard of a conversation, it opened. False when it was heard of before. */
    boolean open(Instant time) {
        if (!remembered.opensNow()) {
            return false;
        }
        var openedAt = told.createdAt().filter(it -> !it.isAfter(time)).orElse(time);
        var isFresh = !openedAt.plus(FRESH).isBefore(time);
        var handler = told.firstHandler().filter(it -> it == Handler.AI || isFresh);
        handler.ifPresent(this::received);
        var tags = told.labels().isEmpty() ? Optional.<List<String>>empty() : Optional.of(told.labels());
        // The shortest of its ids: of what happened at the same time, it is read first.
        var findings = new Findings(source(), "conversation:" + told.number(), openedAt);
        findings.add(
                id(),
                header -> new ConversationEvent.Opened(
                        header,
                        told.customer(),
                        told.channel(),
                        SomeLabels.of(told.priority(), told.team(), tags),
                        handler,
                        Optional.empty()));
        told.email()
                .ifPresent(email -> told.customer()
                        .ifPresent(customer ->
                                findings.add(customer, header -> SomeEvents.address(header, Optional.of(email)))));
        opening = Optional.of(findings);
        return true;
    }

    /** A bot has the conversation. What a person wrote before does not matter to what the bot does with it now. */
    void botHasIt() {
        botWasSeen();
        remembered.isNews(ANSWERED, "no");
        remembered.aiHasIt();
    }

    /** A person wrote. While it is pending that hands nothing over: the handoff is told when the status says so. */
    void personAnswered() {
        remembered.isNews(ANSWERED, BY_PERSON);
    }

    /** Whether a person wrote since the bot has it. */
    boolean isAnsweredByPerson() {
        return remembered.recall(ANSWERED).filter(BY_PERSON::equals).isPresent();
    }

    void botWasSeen() {
        remembered.isNews(BOT, "seen");
    }

    /** Whether a bot had anything to do with it: where there is none, people use "pending" for themselves. */
    boolean knowsBot() {
        return remembered.recall(BOT).isPresent();
    }

    void assign(Findings findings, Optional<String> from, Optional<String> agent, Optional<String> team) {
        new Assignment(id(), from, agent, Optional.empty(), team).tell(findings, remembered);
    }

    /** The opening, if it is told now, and what else was found. */
    Interpretation interpretation(Findings findings) {
        var found = findings.interpretation();
        return opening.map(Findings::interpretation)
                .map(first -> new Interpretation(
                        Stream.concat(first.events().stream(), found.events().stream())
                                .toList(),
                        found.leftOut()))
                .orElse(found);
    }

    /** What was found, or this reason when nothing was. */
    Interpretation interpretation(Findings findings, String whyNothing) {
        var interpretation = interpretation(findings);
        return interpretation.events().isEmpty() && interpretation.leftOut().isEmpty()
                ? Interpretation.nothing(whyNothing)
                : interpretation;
    }

    private void received(Handler handler) {
        switch (handler) {
            case AI -> botHasIt();
            case HUMAN -> remembered.personHasIt();
        }
    }

    private String source() {
        return "/chatwoot/" + account;
    }
}
