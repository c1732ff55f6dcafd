package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A part of a rebuild: folds one kind of facts again, page by page by their ids, and removes what no event makes. */
interface RebuildStep {
    /** How many ids a page has: little enough to keep events waiting for less than a second. */
    int PAGE = 500;

    /** Its name in the table of rebuilds. */
    String name();

    /** About how many there are. */
    long count(Connection connection, String tenant) throws SQLException;

    /**
     * Folds the next ones again, under the tenant's lock.
     *
     * @param after the last id that is done; empty at the start
     * @return the ids that are done now, the last one last; none when there are no more
     */
    List<String> page(Connection connection, Tenant tenant, String after) throws SQLException;

    /**
     * The next ids that any of these statements finds, in the order of the database: that of Java is another.
     *
     * @param sources each with a column {@code id} and the parameters tenant and last id, in the order of an index
     */
    static LinkedHashSet<String> ids(Connection connection, String tenant, String after, List<String> sources)
            throws SQLException {
        var pages = new ArrayList<String>();
        sources.forEach(source -> pages.add("(" + source + " order by 1 limit " + PAGE + ")"));
        var ids = new LinkedHashSet<String>();
        try (var select = connection.prepareStatement(String.join(" union ", pages) + " order by 1 limit " + PAGE)) {
            for (var source = 0; source < sources.size(); source++) {
                select.setString(2 * source + 1, tenant);
                select.setString(2 * source + 2, after);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /** What a statement with the parameter tenant counts. */
    static long counted(Connection connection, String tenant, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
