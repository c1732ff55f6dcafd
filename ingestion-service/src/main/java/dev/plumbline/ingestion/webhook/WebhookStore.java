package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.ingestion.provider.Memory;
import java.util.OptionalInt;
import java.util.function.Function;

/** Where the effect of a webhook is kept: all of one in one transaction, and of one tenant's provider one at a time. */
public interface WebhookStore {
    /** Does the work and keeps what it did; nothing of it when it throws. */
    <T> T keep(String tenant, String provider, Function<Transaction, T> work);

    /** Does the work to see what comes of it, and keeps nothing. */
    <T> T discard(String tenant, String provider, Function<Transaction, T> work);

    /** What a webhook may do to the store. What was remembered here is recalled here. */
    interface Transaction extends Memory {
        /** How many events of this notice were accepted when it came before; empty when it did not. */
        OptionalInt acceptedOf(String notice);

        /** The notice is dealt with: when it comes again, it is a duplicate. */
        void conclude(String notice, int accepted);

        /** The event goes on to {@code support.events} once this is kept. */
        void send(KafkaMessage event);

        /** It goes on to {@code support.rejected} once this is kept. */
        void setAside(RejectedEvent rejected);

        /** The address with this token was used just now, perhaps with what was renewed of it. */
        void noteUse(String tokenId, Sender.Renewed renewed);
    }

    /** The store failed under the work, and keeps nothing of it. */
    final class FailedException extends RuntimeException {
        public FailedException(Throwable cause) {
            super("The effect of a webhook could not be stored", cause);
        }
    }
}
