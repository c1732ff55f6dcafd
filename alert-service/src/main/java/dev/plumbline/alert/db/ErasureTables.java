package dev.plumbline.alert.db;

import dev.plumbline.contract.CustomerErased;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Takes a customer out of the tables of what is known. */
final class ErasureTables {
    /** By themselves, or by a conversation that any opening says is theirs; under their name or the pseudonym. */
    private static final String THEIRS = """
            (customer_id in (?, ?) or conversation_id in (
                select conversation_id from conversation_customer where tenant_id = ? and customer_id in (?, ?)))""";

    private ErasureTables() {}

    /** Tells which surveys they answered, the comments of which are gone now. */
    static Set<String> forget(Connection connection, CustomerErased erased) throws SQLException {
        var surveys = surveys(connection, erased);
        change(
                connection,
                "update survey_answer set comment = null where tenant_id = ? and " + THEIRS,
                erased.tenant(),
                erased.customerId(),
                erased.pseudonym(),
                erased.tenant(),
                erased.customerId(),
                erased.pseudonym());
        for (var table : new String[] {"survey_answer", "conversation"}) {
            change(
                    connection,
                    "update " + table + " set customer_id = ? where tenant_id = ? and customer_id = ?",
                    erased.pseudonym(),
                    erased.tenant(),
                    erased.customerId());
        }
        if (!erased.customerId().equals(erased.pseudonym())) {
            change(connection, """
                    insert into conversation_customer (tenant_id, customer_id, conversation_id)
                    select tenant_id, ?, conversation_id from conversation_customer
                    where tenant_id = ? and customer_id = ? on conflict do nothing""", erased.pseudonym(), erased.tenant(), erased.customerId());
            for (var table : new String[] {"conversation_customer", "customer"}) {
                change(
                        connection,
                        "delete from " + table + " where tenant_id = ? and customer_id = ?",
                        erased.tenant(),
                        erased.customerId());
            }
        }
        return surveys;
    }

    private static Set<String> surveys(Connection connection, CustomerErased erased) throws SQLException {
        var surveys = new TreeSet<String>();
        try (var select = connection.prepareStatement(
                "select distinct survey_id from survey_answer where tenant_id = ? and " + THEIRS)) {
            select.setString(1, erased.tenant());
            select.setString(2, erased.customerId());
            select.setString(3, erased.pseudonym());
            select.setString(4, erased.tenant());
            select.setString(5, erased.customerId());
            select.setString(6, erased.pseudonym());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    surveys.add(rows.getString(1));
                }
            }
        }
        return surveys;
    }

    private static void change(Connection connection, String sql, String... values) throws SQLException {
        try (var change = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) {
                change.setString(index + 1, values[index]);
            }
            change.executeUpdate();
        }
    }
}
