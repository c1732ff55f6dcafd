package dev.plumbline.survey.db;

import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.PolicyStore;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table {@code policy_set}. */
@ApplicationScoped
class PolicyTable implements PolicyStore {
    private final AgroalDataSource dataSource;

    PolicyTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<List<Policy>> find(String tenant) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select policies from policy_set where tenant_id = ?")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(PolicyJson.read(rows.getString(1))) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Policies cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void replace(String tenant, List<Policy> policies, Instant at) {
        try (var connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into policy_set (tenant_id, policies, changed_at) values (?, ?::jsonb, ?)
                        on conflict (tenant_id) do update
                            set policies = excluded.policies, changed_at = excluded.changed_at""")) {
            upsert.setString(1, tenant);
            upsert.setString(2, PolicyJson.write(policies));
            upsert.setObject(3, at.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("Policies cannot be kept: " + failure.getMessage(), failure);
        }
    }
}
