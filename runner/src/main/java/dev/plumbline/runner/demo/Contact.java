package dev.plumbline.runner.demo;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Complexity;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/**
 * A customer turns to support.
 *
 * @param attempt 1 when it is the first time about this, more when the last time did not help
 */
record Contact(
        Instant at,
        Customer customer,
        Issue issue,
        Channel channel,
        Complexity complexity,
        Priority priority,
        int attempt) {

    static final Comparator<Contact> BY_TIME = Comparator.comparing(Contact::at)
            .thenComparing(it -> it.customer().id())
            .thenComparing(Contact::issue);

    static Contact first(Instant at, Customer customer, Issue issue, Dice dice) {
        return new Contact(
                at,
                customer,
                issue,
                customer.business().channel(dice),
                dice.chance(issue.complexShare()) ? Complexity.COMPLEX : Complexity.SIMPLE,
                priority(customer, issue, dice),
                1);
    }

    /** The same again, for it was not settled; nobody writes twice about something simple. */
    Contact again(Instant later, Dice dice) {
        return new Contact(
                later,
                customer,
                issue,
                dice.chance(0.6) ? channel : customer.business().channel(dice),
                dice.chance(0.5) ? Complexity.COMPLEX : complexity,
                priority == Priority.LOW ? Priority.NORMAL : dice.chance(0.3) ? Priority.HIGH : priority,
                attempt + 1);
    }

    /** Whether the customer sits there and waits. */
    boolean live() {
        return switch (channel) {
            case CHAT, VOICE, IN_APP, SMS -> true;
            case EMAIL, WEB_FORM, SOCIAL, SELF_SERVICE, OTHER -> false;
        };
    }

    /** How long the customer takes to write the next message. */
    Duration pause(Dice dice) {
        return dice.around(live() ? Duration.ofSeconds(70) : Duration.ofMinutes(45));
    }

    /** A text of the issue's, with this customer's number in it. */
    String spoken(String text) {
        return text.replace(
                "{n}", "#" + (40_000 + Math.floorMod(customer.id().hashCode() * 31 + issue.ordinal(), 50_000)));
    }

    /** What is known of it once somebody has read it. */
    Labels labels() {
        var tags = new ArrayList<String>();
        if (customer.vip()) {
            tags.add("vip");
        }
        if (channel == Channel.SOCIAL) {
            tags.add("public");
        }
        return new Labels(
                Optional.of(issue.category()),
                Optional.of(issue.intent()),
                Optional.of(priority),
                Optional.of(complexity),
                Optional.of(customer.segment()),
                Optional.of(issue.team().code()),
                tags.isEmpty() ? Optional.empty() : Optional.of(tags));
    }

    Business business() {
        return customer.business();
    }

    private static Priority priority(Customer customer, Issue issue, Dice dice) {
        if (issue == Issue.SUSPICIOUS_SIGN_IN) {
            return dice.chance(0.6) ? Priority.URGENT : Priority.HIGH;
        }
        if (customer.vip() && dice.chance(0.5)) {
            return Priority.HIGH;
        }
        var mood = dice.between(0, 1.0);
        return mood < 0.14
                ? Priority.LOW
                : mood < 0.85 ? Priority.NORMAL : mood < 0.97 ? Priority.HIGH : Priority.URGENT;
    }
}
