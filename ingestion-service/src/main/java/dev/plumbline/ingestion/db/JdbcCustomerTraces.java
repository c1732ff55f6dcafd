package dev.plumbline.ingestion.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.erasure.CustomerTraces;
import dev.plumbline.ingestion.erasure.NamesInBody;
import dev.plumbline.kit.erasure.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables {@code rejected_event} and {@code webhook_memory}, as far as they tell of a customer. */
@ApplicationScoped
class JdbcCustomerTraces implements CustomerTraces {
    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};
    private static final String ERASED = "erased";
    private static final int BODIES_AT_ONCE = 50;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@._-]+");

    private final Erasures erasures;

    JdbcCustomerTraces(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void remove(Connection connection, CustomerErased erased) throws SQLException {
        // A few at a time: each may have a megabyte.
        try (var select = connection.prepareStatement("""
                select id, provider, body, violations from rejected_event
                where tenant_id = ? and rejected_at <= ? and body <> '' and position(lower(?) in lower(body)) > 0""")) {
            select.setFetchSize(BODIES_AT_ONCE);
            select.setString(1, erased.tenant());
            select.setObject(2, erased.erasedAt().atOffset(ZoneOffset.UTC));
            select.setString(3, plainPart(erased.customerId()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var provider = Optional.ofNullable(rows.getString("provider"));
                    if (NamesInBody.of(rows.getString("body"), provider).contains(erased.customerId())) {
                        empty(
                                connection,
                                erased.tenant(),
                                rows.getString("id"),
                                read(rows.getString("violations")),
                                erased.erasedAt());
                    }
                }
            }
        }
        forgetWebhooks(connection, erased);
    }

    @Override
    public void removeErased(Connection connection, List<RejectedEvent> rejected) throws SQLException {
        Map<String, List<RejectedEvent>> byTenant = rejected.stream()
                .collect(Collectors.groupingBy(RejectedEvent::tenant, TreeMap::new, Collectors.toList()));
        for (var own : byTenant.entrySet()) {
            var first = own.getValue().stream()
                    .map(RejectedEvent::rejectedAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            var past = erasures.since(connection, own.getKey(), first);
            if (past.isEmpty()) {
                continue;
            }
            for (var event : own.getValue()) {
                var names = NamesInBody.of(event.body(), event.provider());
                var erased = names.stream()
                        .flatMap(name -> past.of(name, event.rejectedAt()).stream())
                        .findFirst();
                if (erased.isPresent()) {
                    empty(
                            connection,
                            event.tenant(),
                            event.id(),
                            event.violations(),
                            erased.get().erasedAt());
                }
            }
        }
    }

    /**
     * What of the id every body that names the customer must hold: not the help desk before the colon, of which its own
     * webhooks say nothing, and no character that JSON can write in several ways.
     */
    private static String plainPart(String customer) {
        return PLAIN.matcher(customer.substring(customer.indexOf(':') + 1))
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Where and by whom something was refused stays; what it was, and what was wrong with it, goes. */
    private static void empty(
            Connection connection, String tenant, String id, List<Violation> violations, Instant erasedAt)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update rejected_event set body = '', headers = '{}', violations = ?::json,
                    note = case state when 'REPLAYED' then note else 'The data of its customer was erased.' end,
                    settled_at = coalesce(settled_at, ?), settled_by = coalesce(settled_by, 'erasure'),
                    state = case state when 'OPEN' then 'DROPPED' else state end
                where tenant_id = ? and id = ?""")) {
            update.setString(
                    1,
                    write(violations.stream()
                            .map(it -> new Violation(it.pointer(), ERASED))
                            .toList()));
            update.setObject(2, erasedAt.atOffset(ZoneOffset.UTC));
            update.setString(3, tenant);
            update.setString(4, id);
            update.executeUpdate();
        }
    }

    /**
     * Of the conversations that are known to be the customer's, whose they are and what they are about. Of a shop's
     * customers also what is remembered under their own id.
     */
    private static void forgetWebhooks(Connection connection, CustomerErased erased) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from webhook_memory memory
                where tenant_id = ? and (
                    provider = 'shopify' and conversation = ? or name in ('customer', 'subject') and exists (
                    select from webhook_memory whose
                    where whose.tenant_id = memory.tenant_id and whose.provider = memory.provider
                      and whose.conversation = memory.conversation and whose.name = 'customer' and whose.value = ?))""")) {
            delete.setString(1, erased.tenant());
            delete.setString(2, erased.customerId());
            delete.setString(3, erased.customerId());
            delete.executeUpdate();
        }
    }

    private static List<Violation> read(String json) {
        try {
            return ContractJson.mapper().readValue(json, VIOLATIONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The quarantine wrote it", impossible);
        }
    }

    private static String write(List<Violation> violations) {
        try {
            return ContractJson.mapper().writeValueAsString(violations);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts always have a JSON text", impossible);
        }
    }
}
