package dev.plumbline.runner.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who seeks help with something new, and when. */
final class Arrivals {
    /** Longer than the window for repeats: who comes back within it comes back for a reason that the story tells. */
    private static final Duration AT_REST = Duration.ofDays(12);

    private final Story story;
    private final Dice dice;
    private final Map<Business, List<Customer>> customers = new HashMap<>();
    private final Map<Concern, Instant> lastAbout = new HashMap<>();

    Arrivals(Story story, Customers customers, Dice dice) {
        this.story = story;
        this.dice = dice;
        for (var business : Business.values()) {
            this.customers.put(business, byEagerness(customers.of(business)));
        }
    }

    List<Contact> all() {
        var contacts = new ArrayList<Contact>();
        for (var hour = story.start(); hour.isBefore(story.end()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            for (var business : Business.values()) {
                var count = dice.count(Rhythm.expectedContacts(business, hour));
                for (var number = 0; number < count; number++) {
                    contacts.add(contact(business, hour.plusSeconds(dice.whole(0, 3_599))));
                }
            }
        }
        return contacts;
    }

    /** A customer who is in for it at that time, with something that has not been on his mind lately. */
    private Contact contact(Business business, Instant at) {
        while (true) {
            var customer = dice.pick(customers.get(business));
            var issue = dice.pick(business.issues(), Issue::weight);
            var concern = new Concern(customer.id(), issue.category());
            var last = lastAbout.getOrDefault(concern, Instant.MIN);
            if (!customer.signedUpAt().isAfter(at)
                    && (last.equals(Instant.MIN) || last.plus(AT_REST).isBefore(at))) {
                lastAbout.put(concern, at);
                return Contact.first(at, customer, issue, dice);
            }
        }
    }

    /** Large companies and loyal shoppers write more often: they stand in the list more than once. */
    private static List<Customer> byEagerness(List<Customer> customers) {
        var drawn = new ArrayList<Customer>();
        for (var customer : customers) {
            var times = switch (customer.segment()) {
                case "enterprise" -> 4;
                case "mid_market", "loyal" -> 2;
                default -> 1;
            };
            for (var time = 0; time < times; time++) {
                drawn.add(customer);
            }
        }
        return drawn;
    }

    private record Concern(String customer, String category) {}
}
