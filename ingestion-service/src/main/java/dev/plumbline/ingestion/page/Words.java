package dev.plumbline.ingestion.page;

import dev.plumbline.contract.RejectedEvent.Reason;
import dev.plumbline.ingestion.quarantine.Rejection;
import dev.plumbline.ingestion.quarantine.State;
import java.util.Locale;

/** The quarantine's words as people say them. */
final class Words {
    private Words() {}

    /** As it stands in an address. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String name(Reason reason) {
        return switch (reason) {
            case MALFORMED -> "Malformed";
            case INVALID -> "Invalid";
            case CONFLICT -> "Conflict";
            case FAILED -> "Failed";
        };
    }

    static String hint(Reason reason) {
        return switch (reason) {
            case MALFORMED -> "no JSON that can be read";
            case INVALID -> "a field breaks the contract";
            case CONFLICT -> "its id came before with other content";
            case FAILED -> "a service could not work it: our defect";
        };
    }

    static String name(State.Kind state) {
        return switch (state) {
            case OPEN -> "Open";
            case REPLAYED -> "Replayed";
            case DROPPED -> "Dropped";
        };
    }

    /** What a rejection is about. */
    static String subject(Rejection rejection) {
        return rejection
                .eventId()
                .orElseGet(
                        () -> rejection.provider().map(it -> "webhook of " + it).orElse("no id"));
    }
}
