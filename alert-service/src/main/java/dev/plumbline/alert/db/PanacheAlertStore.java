package dev.plumbline.alert.db;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.Outbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link AlertStore} by Hibernate; what is told to other systems goes to the outbox in the same transaction. */
@ApplicationScoped
class PanacheAlertStore implements AlertStore, PanacheRepositoryBase<AlertRow, AlertRow.Key> {
    private final Outbox outbox;
    private final JoinedConnection joined;

    PanacheAlertStore(Outbox outbox, AgroalDataSource dataSource) {
        this.outbox = outbox;
        this.joined = new JoinedConnection(dataSource);
    }

    @Override
    public Map<UUID, Alert> find(String tenant, Collection<UUID> ids) {
        return list("tenantId = ?1 and id in ?2", tenant, ids).stream()
                .map(AlertRow::alert)
                .collect(Collectors.toMap(Alert::id, Function.identity()));
    }

    @Override
    public void save(Alert alert) {
        getEntityManager().merge(AlertRow.of(alert));
        joined.run(connection -> outbox.append(
                connection,
                alert.tenant(),
                Topics.SUPPORT_ALERTS,
                alert.tenant() + "|" + alert.fingerprint(),
                alert.changed()));
    }

    @Override
    public List<Alert> list(String tenant, Filter filter, Optional<Position> after, int limit) {
        var where = new StringBuilder("tenantId = :tenant");
        var parameters = Parameters.with("tenant", tenant);
        filter.state().ifPresent(it -> {
            where.append(" and state = :state");
            parameters.and("state", it);
        });
        filter.rule().ifPresent(it -> {
            where.append(" and rule = :rule");
            parameters.and("rule", it);
        });
        filter.customerId().ifPresent(it -> {
            where.append(" and customerId = :customerId");
            parameters.and("customerId", it);
        });
        after.ifPresent(it -> {
            where.append(" and (startedAt < :startedAt or startedAt = :startedAt and id < :id)");
            parameters.and("startedAt", it.startedAt()).and("id", it.id());
        });
        return find(where + " order by startedAt desc, id desc", parameters).page(0, limit).stream()
                .map(AlertRow::alert)
                .toList();
    }
}
