package dev.plumbline.ingestion.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/** Asks all services to forget a customer. Asked again it asks them again, for what came since. */
@ApplicationScoped
public class EraseCustomer {
    private static final int PSEUDONYM_BYTES = 8;

    private final TenantTransaction transactions;
    private final Erasures erasures;
    private final Outbox outbox;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    EraseCustomer(TenantTransaction transactions, Erasures erasures, Outbox outbox, InstantSource clock) {
        this.transactions = transactions;
        this.erasures = erasures;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was asked for.
     *
     * @param id of the erasure, the same for the same customer. It is not the pseudonym: whoever notes it beside the
     *     customer's name must not thereby know what remains of them
     */
    public record Requested(UUID id, Instant at) {}

    public Requested request(String tenant, String customerId) {
        return transactions.in(tenant, connection -> {
            // No finer than Kafka's timestamps, which it is compared to.
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var erased = erasures.remember(connection, new CustomerErased(tenant, customerId, pseudonym(), now));
            outbox.append(connection, tenant, Topics.CUSTOMER_ERASURES, erased.topicKey(), erased);
            return new Requested(id(erased), erased.erasedAt());
        });
    }

    private static UUID id(CustomerErased erased) {
        return UUID.nameUUIDFromBytes((erased.tenant() + "|" + erased.pseudonym()).getBytes(UTF_8));
    }

    private String pseudonym() {
        var bytes = new byte[PSEUDONYM_BYTES];
        random.nextBytes(bytes);
        return "erased-" + HexFormat.of().formatHex(bytes);
    }
}
