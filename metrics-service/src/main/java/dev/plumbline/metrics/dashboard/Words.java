package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Dimension;
import java.util.Locale;

/** The contract's words as people say them. */
final class Words {
    private Words() {}

    /** {@code CUSTOMER_FRUSTRATION} as "customer frustration". */
    static String of(Enum<?> word) {
        return of(word.name().toLowerCase(Locale.ROOT));
    }

    /** {@code web_form} as "web form". */
    static String of(String word) {
        return word.replace('_', ' ');
    }

    static String ofDimension(Dimension dimension) {
        return switch (dimension) {
            case CHANNEL -> "channel";
            case CATEGORY -> "category";
            case INTENT -> "intent";
            case PRIORITY -> "priority";
            case COMPLEXITY -> "complexity";
            case TEAM -> "team";
            case SEGMENT -> "segment";
            case PATH -> "path";
            case AGENT -> "agent";
            case PLAN_TIER -> "plan";
            case REGION -> "region";
            case LIFECYCLE_STAGE -> "lifecycle stage";
            case ACCOUNT_SIZE -> "account size";
            case VIP -> "VIP";
        };
    }

    /** A dimension's value; names that people gave stay as they are. */
    static String ofValue(Dimension dimension, String value) {
        return switch (dimension) {
            case PATH -> Lane.of(value).map(Lane::label).orElse(of(value));
            case VIP -> value.equals("true") ? "yes" : value.equals("false") ? "no" : value;
            case CHANNEL, CATEGORY, INTENT, PRIORITY, COMPLEXITY -> of(value);
            case TEAM, SEGMENT, AGENT, PLAN_TIER, REGION, LIFECYCLE_STAGE, ACCOUNT_SIZE -> value;
        };
    }

    /** With a capital at its start. */
    static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
