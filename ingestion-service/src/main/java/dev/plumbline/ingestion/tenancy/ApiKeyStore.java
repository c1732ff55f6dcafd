package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.KeyUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where API keys are kept. Every change is told to all services in the same transaction. */
public interface ApiKeyStore {
    /** Those not revoked, the newest first, behind a place in that order. */
    List<ApiKey> list(String tenant, Optional<Position> after, int limit);

    /**
     * Makes of a tenant's keys what the change makes of them; what is no longer among them is revoked. Nobody else changes
     * the tenant in the meantime.
     *
     * @return the keys as they are now; empty when there is no such tenant
     */
    Optional<KeyRing> change(String tenant, UnaryOperator<KeyRing> change);

    /** Keeps the latest use of each key. */
    void noteUses(Connection connection, List<KeyUse> uses) throws SQLException;

    /** A place in the list. */
    record Position(Instant createdAt, String id) {
        public static Position of(ApiKey key) {
            return new Position(key.createdAt(), key.id());
        }
    }
}
