package dev.plumbline.runner.demo;

import dev.plumbline.contract.Channel;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** The two businesses that share the tenant. */
enum Business {
    /** Sells goods to people. */
    SHOP(
            "shop",
            84,
            new double[] {1.25, 1.1, 1.05, 1.0, 1.0, 0.75, 0.7},
            Map.of(
                    Channel.CHAT, 0.38,
                    Channel.EMAIL, 0.26,
                    Channel.WEB_FORM, 0.11,
                    Channel.VOICE, 0.10,
                    Channel.SOCIAL, 0.07,
                    Channel.SMS, 0.05,
                    Channel.IN_APP, 0.03)),
    /** Rents software to companies. */
    SAAS(
            "saas",
            58,
            new double[] {1.4, 1.2, 1.15, 1.1, 0.95, 0.3, 0.25},
            Map.of(
                    Channel.IN_APP, 0.36,
                    Channel.EMAIL, 0.29,
                    Channel.CHAT, 0.20,
                    Channel.VOICE, 0.08,
                    Channel.WEB_FORM, 0.07));

    private final String code;
    private final double seekersPerDay;
    private final double[] weekdays;
    private final Map<Channel, Double> channels;

    Business(String code, double seekersPerDay, double[] weekdays, Map<Channel, Double> channels) {
        this.code = code;
        this.seekersPerDay = seekersPerDay;
        this.weekdays = weekdays;
        this.channels = channels;
    }

    String code() {
        return code;
    }

    /** The source of all that happens in conversations. */
    String helpdesk() {
        return "/" + code + "/helpdesk";
    }

    /** The source of what customers do elsewhere: they order, pay, use, renew, leave. */
    String backOffice() {
        return "/" + code + "/customers";
    }

    /** How many customers begin to seek help about something on such a day. */
    double contactsOn(DayOfWeek day) {
        return seekersPerDay * weekdays[day.ordinal()];
    }

    Channel channel(Dice dice) {
        // Sorted: the order of an immutable map differs from one JVM to the next.
        return dice.pick(channels.keySet().stream().sorted().toList(), channels::get);
    }

    List<Issue> issues() {
        return Issue.of(this);
    }
}
