package dev.plumbline.metrics.db;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** With which settings a tenant's facts were folded. Where it is not known, they are folded again. */
final class FoldedSettings {
    private FoldedSettings() {}

    /** The tenants whose facts were folded with other settings than these, or with nobody knows which. */
    static Set<String> others(Connection connection, Iterable<Tenant> tenants) throws SQLException {
        var others = new HashSet<String>();
        try (var select =
                connection.prepareStatement("select 1 from folded_settings where tenant_id = ? and settings = ?")) {
            for (var tenant : tenants) {
                // Waits for a first batch that is under way, and sees then what that one said.
                beginWith(connection, tenant);
                bind(select, tenant);
                try (var rows = select.executeQuery()) {
                    if (!rows.next()) {
                        others.add(tenant.id());
                    }
                }
            }
        }
        return others;
    }

    /** Says that facts are being folded with these settings: when others are on record, all will be folded again. */
    static void forgetOther(Connection connection, Tenant tenant) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from folded_settings where tenant_id = ? and settings <> ?")) {
            bind(delete, tenant);
            delete.executeUpdate();
        }
    }

    /**
     * Says that facts of a tenant that has no events yet will be folded with these settings. Without this all of a new tenant
     * would be folded a second time while it comes in.
     */
    static void beginWith(Connection connection, Tenant tenant) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into folded_settings (tenant_id, settings)
                select ?, ? where not exists (select from folded_settings where tenant_id = ?)
                    and not exists (select from event where tenant_id = ?)
                on conflict do nothing""")) {
            bind(insert, tenant);
            insert.setString(3, tenant.id());
            insert.setString(4, tenant.id());
            insert.executeUpdate();
        }
    }

    static void remember(Connection connection, Tenant tenant) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into folded_settings (tenant_id, settings) values (?, ?)
                on conflict (tenant_id) do update set settings = excluded.settings""")) {
            bind(upsert, tenant);
            upsert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Tenant tenant) throws SQLException {
        statement.setString(1, tenant.id());
        statement.setString(2, text(tenant));
    }

    /** Every setting that facts depend on, as one text: the same for the same settings, in every process. */
    static String text(Tenant tenant) {
        var settings = JsonNodeFactory.instance.objectNode();
        var hours = tenant.businessHours();
        settings.put("repeatContactWindow", tenant.repeatContactWindow().toString());
        // Sets have no order of their own.
        sorted(settings.putArray("sensitiveCategories"), tenant.sensitiveCategories());
        settings.put("timeZone", tenant.timeZone().getId());
        settings.set("week", ContractJson.mapper().valueToTree(hours.week()));
        sorted(settings.putArray("holidays"), hours.holidays());
        settings.set("enrichers", ContractJson.mapper().valueToTree(tenant.enrichers()));
        return settings.toString();
    }

    private static void sorted(ArrayNode array, Collection<? extends Comparable<?>> values) {
        values.stream().map(Object::toString).sorted().forEach(array::add);
    }
}
