package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** With which settings a tenant's facts were folded. Where it is not known, they are folded again. */
final class FoldedSettings {
    private FoldedSettings() {}

    /** The tenants whose facts were folded with other settings than these, or with nobody knows which. */
    static Set<String> others(Connection connection, Iterable<Tenant> tenants) throws SQLException {
        var others = new HashSet<String>();
        try (var select = connection.prepareStatement("""
                select 1 from folded_settings
                where tenant_id = ? and repeat_contact_window = ? and sensitive_categories = ?""")) {
            for (var tenant : tenants) {
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
        try (var delete = connection.prepareStatement("""
                delete from folded_settings
                where tenant_id = ? and not (repeat_contact_window = ? and sensitive_categories = ?)""")) {
            bind(delete, tenant);
            delete.executeUpdate();
        }
    }

    static void remember(Connection connection, Tenant tenant) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into folded_settings (tenant_id, repeat_contact_window, sensitive_categories) values (?, ?, ?)
                on conflict (tenant_id) do update set repeat_contact_window = excluded.repeat_contact_window,
                    sensitive_categories = excluded.sensitive_categories""")) {
            bind(upsert, tenant);
            upsert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Tenant tenant) throws SQLException {
        statement.setString(1, tenant.id());
        statement.setString(2, tenant.repeatContactWindow().toString());
        var categories = tenant.sensitiveCategories().stream().sorted().toArray();
        statement.setArray(3, statement.getConnection().createArrayOf("text", categories));
    }
}
