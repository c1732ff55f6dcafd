package dev.plumbline.runner.demo;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Complexity;
import dev.plumbline.contract.ConversationEvent.EscalationReason;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.ConversationEvent.WorkKind;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last hour, told by hand, so that whoever loads the demo sees the suite act: a very important customer is let down
 * (an alert), five conversations of customers with an email address have just ended (five surveys by mail), and three
 * wait for somebody.
 */
final class Finale {
    private static final Duration CHAT_PAUSE = Duration.ofSeconds(75);

    private final Story story;
    private final Cast cast;
    private final List<SupportEvent> events = new ArrayList<>();

    Finale(Story story) {
        this.story = story;
        this.cast = Cast.of(story);
    }

    List<SupportEvent> events() {
        cast.everybody().forEach(it -> events.add(Accounts.profile(it, story)));
        veryImportantCustomerIsLetDown();
        assistantSolves("finale-2", cast.reachable().get(0), Issue.TRACK_PARCEL, 48);
        assistantSolves("finale-3", cast.reachable().get(3), Issue.ADD_USERS, 37);
        agentSolves("finale-4", cast.reachable().get(1), Issue.DAMAGED_ITEM, 58, false);
        agentSolves("finale-5", cast.reachable().get(4), Issue.EXPORT_FAILS, 55, true);
        handoffSolves("finale-6", cast.reachable().get(2), Issue.WRONG_REFUND, 56);
        signInWaitsForSomebody();
        brokenLampIsAcknowledged();
        invoiceIsBeingDiscussed();
        return events;
    }

    /** Two days ago the assistant closed it; today it does so again, although asked twice for a person. */
    private void veryImportantCustomerIsLetDown() {
        var first =
                contact(cast.letDown(), Issue.DUPLICATE_CHARGE, Channel.IN_APP, Priority.HIGH, Duration.ofHours(50), 1);
        begins("finale-0", first, Handler.AI)
                .after(Duration.ofSeconds(6))
                .aiWrites(
                        Phrases.DEFLECTIONS.getFirst(),
                        0.81,
                        List.of(first.issue().article()))
                .after(CHAT_PAUSE)
                .customerWrites("That article is about changing the card. We were charged twice.", -0.4)
                .after(Duration.ofMinutes(11))
                .aiResolves()
                .events()
                .forEach(events::add);
        var again = contact(
                cast.letDown(), Issue.DUPLICATE_CHARGE, Channel.IN_APP, Priority.HIGH, Duration.ofMinutes(53), 2);
        var survey = "finale-1-csat";
        var customer = Optional.of(cast.letDown().id());
        begins("finale-1", again, Handler.AI)
                .after(Duration.ofSeconds(6))
                .aiWrites(
                        Phrases.DEFLECTIONS.getFirst(),
                        0.84,
                        List.of(again.issue().article()))
                .after(CHAT_PAUSE)
                .customerAsksForPerson("Same article as on our last try. Please give me a person.", -0.6)
                .after(Duration.ofSeconds(5))
                .aiWrites(Phrases.DEFLECTIONS.get(3), 0.78, List.of())
                .after(CHAT_PAUSE)
                .customerAsksForPerson("I need somebody from billing, not this.", -0.9)
                .after(Duration.ofSeconds(5))
                .aiWrites(Phrases.DEFLECTIONS.get(2), 0.8, List.of())
                .after(Duration.ofMinutes(15))
                .aiResolves()
                .aside(
                        ago(Duration.ofMinutes(30)),
                        header -> new SurveyEvent.Sent(header, survey, SurveyKind.CSAT, customer))
                .aside(
                        ago(Duration.ofMinutes(8)),
                        header -> new SurveyEvent.Answered(
                                header,
                                survey,
                                SurveyKind.CSAT,
                                1,
                                Optional.of("Charged twice, asked twice for a person, got the same article twice."
                                        + " Our renewal is next month."),
                                List.of("not_solved", "no_human"),
                                customer))
                .events()
                .forEach(events::add);
    }

    private void assistantSolves(String id, Customer customer, Issue issue, int minutesAgo) {
        var contact = contact(customer, issue, Channel.CHAT, Priority.NORMAL, Duration.ofMinutes(minutesAgo), 1);
        begins(id, contact, Handler.AI)
                .after(Duration.ofSeconds(8))
                .aiWrites(contact.spoken(issue.solution()), 0.93, List.of(issue.article()))
                .after(CHAT_PAUSE)
                .customerWrites(Phrases.THANKS.getFirst(), 0.8)
                .after(Duration.ofMinutes(9))
                .aiResolves()
                .events()
                .forEach(events::add);
    }

    private void agentSolves(String id, Customer customer, Issue issue, int minutesAgo, boolean aiAssisted) {
        var contact = contact(customer, issue, Channel.EMAIL, Priority.NORMAL, Duration.ofMinutes(minutesAgo), 1);
        var agent = issue.team().senior();
        begins(id, contact, Handler.HUMAN)
                .after(Duration.ofSeconds(4))
                .acknowledges(Author.HUMAN, Phrases.ACKNOWLEDGEMENTS.getFirst())
                .after(Duration.ofMinutes(14))
                .isAssigned(agent, issue.team())
                .after(Duration.ofMinutes(8))
                .agentWrites(agent, contact.spoken(issue.solution()), List.of())
                .after(Duration.ofMinutes(7))
                .customerWrites(Phrases.THANKS.get(3), 0.6)
                .after(Duration.ofMinutes(1))
                .logsWork(agent, Duration.ofSeconds(aiAssisted ? 340 : 510), WorkKind.ACTIVE)
                .after(Duration.ofMinutes(2))
                .agentResolves(agent, aiAssisted)
                .events()
                .forEach(events::add);
    }

    private void handoffSolves(String id, Customer customer, Issue issue, int minutesAgo) {
        var contact = contact(customer, issue, Channel.CHAT, Priority.NORMAL, Duration.ofMinutes(minutesAgo), 1);
        var agent = issue.team().senior();
        begins(id, contact, Handler.AI)
                .after(Duration.ofSeconds(7))
                .aiFallsBack(Phrases.FALLBACKS.get(1), 0.31)
                .after(Duration.ofSeconds(5))
                .escalates(
                        EscalationReason.POLICY_AMBIGUITY,
                        issue.team(),
                        Optional.of(new HandoffContext(true, true, true, true)))
                .after(Duration.ofMinutes(9))
                .isAssigned(agent, issue.team())
                .after(Duration.ofSeconds(40))
                .agentWrites(agent, Phrases.TAKING_OVER.getFirst(), List.of())
                .after(Duration.ofMinutes(6))
                .agentWrites(agent, contact.spoken(issue.solution()), List.of())
                .after(CHAT_PAUSE)
                .customerWrites(Phrases.THANKS.getFirst(), 0.9)
                .after(Duration.ofSeconds(30))
                .logsWork(agent, Duration.ofSeconds(430), WorkKind.ACTIVE)
                .after(Duration.ofMinutes(1))
                .agentResolves(agent, false)
                .events()
                .forEach(events::add);
    }

    private void signInWaitsForSomebody() {
        var issue = Issue.SUSPICIOUS_SIGN_IN;
        begins(
                        "finale-7",
                        contact(
                                cast.waiting().get(0),
                                issue,
                                Channel.IN_APP,
                                Priority.URGENT,
                                Duration.ofMinutes(24),
                                1),
                        Handler.AI)
                .after(Duration.ofSeconds(7))
                .aiWrites(Phrases.HANDOFFS.get(1), 0.88, List.of())
                .after(Duration.ofSeconds(2))
                .escalates(
                        EscalationReason.SENSITIVE_ISSUE,
                        issue.team(),
                        Optional.of(new HandoffContext(true, true, true, false)))
                .events()
                .forEach(events::add);
    }

    private void brokenLampIsAcknowledged() {
        begins(
                        "finale-8",
                        contact(
                                cast.waiting().get(1),
                                Issue.DAMAGED_ITEM,
                                Channel.EMAIL,
                                Priority.NORMAL,
                                Duration.ofMinutes(12),
                                1),
                        Handler.HUMAN)
                .after(Duration.ofSeconds(4))
                .acknowledges(Author.HUMAN, Phrases.ACKNOWLEDGEMENTS.get(1))
                .events()
                .forEach(events::add);
    }

    private void invoiceIsBeingDiscussed() {
        var issue = Issue.INVOICE_QUESTION;
        var contact = contact(cast.waiting().get(2), issue, Channel.CHAT, Priority.NORMAL, Duration.ofMinutes(4), 1);
        begins("finale-9", contact, Handler.AI)
                .after(Duration.ofSeconds(7))
                .aiWrites(contact.spoken(issue.solution()), 0.72, List.of(issue.article()))
                .after(CHAT_PAUSE)
                .customerWrites(Phrases.FOLLOW_UP_QUESTIONS.getFirst(), 0.1)
                .events()
                .forEach(events::add);
    }

    private Transcript begins(String id, Contact contact, Handler receiver) {
        return new Transcript(contact.business().code() + "-" + id, contact)
                .opens(receiver, contact.labels())
                .after(Duration.ofSeconds(1))
                .customerWrites(contact.spoken(contact.issue().questions().getFirst()), -0.2);
    }

    private Contact contact(
            Customer customer, Issue issue, Channel channel, Priority priority, Duration before, int attempt) {
        return new Contact(ago(before), customer, issue, channel, Complexity.SIMPLE, priority, attempt);
    }

    private Instant ago(Duration before) {
        return story.end().minus(before);
    }
}
