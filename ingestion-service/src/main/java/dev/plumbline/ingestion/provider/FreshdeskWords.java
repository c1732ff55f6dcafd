package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import java.util.Locale;
import java.util.Optional;

/** Freshdesk's numbers and names, of which a rule may send either. */
final class FreshdeskWords {
    private FreshdeskWords() {}

    /** Whether a ticket of this status is settled. Statuses that an account added, 6 and up, are open ones. */
    static boolean isResolved(String status) {
        return switch (word(status)) {
            case "4", "resolved", "5", "closed" -> true;
            default -> false;
        };
    }

    static Optional<Priority> priority(String priority) {
        return switch (word(priority)) {
            case "1", "low" -> Optional.of(Priority.LOW);
            case "2", "medium" -> Optional.of(Priority.NORMAL);
            case "3", "high" -> Optional.of(Priority.HIGH);
            case "4", "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        };
    }

    static Channel channel(String source) {
        return switch (word(source)) {
            case "1", "email", "10", "outbound email" -> Channel.EMAIL;
            case "2", "portal", "9", "feedback widget" -> Channel.WEB_FORM;
            case "3", "phone" -> Channel.VOICE;
            case "5", "twitter", "6", "facebook", "whatsapp" -> Channel.SOCIAL;
            case "7", "chat" -> Channel.CHAT;
            case "8", "mobihelp" -> Channel.IN_APP;
            default -> Channel.OTHER;
        };
    }

    /**
     * A rating as satisfaction of 1 to 5. Freshdesk has up to seven steps, from 103 (extremely happy) by 100 (neutral) to
     * −103: the two outer steps keep the ends, those between share 4 and 2.
     */
    static Optional<Integer> satisfaction(String rating) {
        return switch (word(rating)) {
            case "103", "extremely happy" -> Optional.of(5);
            case "102", "very happy", "101", "happy" -> Optional.of(4);
            case "100", "neutral" -> Optional.of(3);
            case "-101", "unhappy", "-102", "very unhappy" -> Optional.of(2);
            case "-103", "extremely unhappy" -> Optional.of(1);
            default -> Optional.empty();
        };
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
