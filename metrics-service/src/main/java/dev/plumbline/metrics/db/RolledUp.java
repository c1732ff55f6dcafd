package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Pieces;
import dev.plumbline.metrics.kpi.Plan;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Rollup;
import dev.plumbline.metrics.kpi.Rollup.Cube;
import dev.plumbline.metrics.kpi.Scan;
import dev.plumbline.metrics.kpi.Span;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts leaves by what was added up in advance, as far as it holds, and by the facts for the rest: what comes out is what
 * the facts alone would give. Only inside a transaction that sees one moment.
 */
final class RolledUp {
    /** What is shorter is counted as fast from the facts. */
    private static final Duration WORTH_IT = Duration.ofDays(1);

    private final Connection connection;
    private final String tenant;
    private final Query query;
    private final Pieces.Stale stale;

    private RolledUp(Connection connection, String tenant, Query query, Pieces.Stale stale) {
        this.connection = connection;
        this.tenant = tenant;
        this.query = query;
        this.stale = stale;
    }

    /** What can be told of a query's period in advance; empty when nothing can. */
    static Optional<RolledUp> of(Connection connection, String tenant, Query query) throws SQLException {
        if (!query.from().isBefore(query.end())
                || Duration.between(query.from(), query.end()).compareTo(WORTH_IT) < 0
                || !RollupForm.isOf(connection, tenant, query.zone())) {
            return Optional.empty();
        }
        var stale = RollupMarks.in(connection, tenant, new Span(query.from(), query.end()));
        return Optional.of(new RolledUp(connection, tenant, query, stale));
    }

    /** What is counted over a scan; empty when rollups cannot tell what is asked of it. */
    Optional<Plan.Counted> count(Scan<?> scan, List<Leaf<?>> leaves) throws SQLException {
        var rollup = Rollup.ofBasis(scan.basis()).filter(it -> it.tells(leaves));
        var dimensions = Rollup.dimensionsOf(scan);
        if (rollup.isEmpty() || dimensions.isEmpty()) {
            return Optional.empty();
        }
        var needsSpreads = leaves.stream().anyMatch(leaf -> Rollup.spread(leaf).isPresent());
        var byDay = dayCube(dimensions.get(), needsSpreads);
        var byHour = fits(Cube.HOUR, dimensions.get(), needsSpreads) ? Optional.of(Cube.HOUR) : Optional.<Cube>empty();
        var pieces = Pieces.of(
                new Span(query.from(), query.end()), query.zone(), stale, byDay.isPresent(), byHour.isPresent());
        if (pieces.days().isEmpty() && pieces.hours().isEmpty()) {
            return Optional.empty();
        }
        var tally = new RollupTally(connection, tenant, query, scan, rollup.get(), leaves);
        if (byDay.isPresent()) {
            tally.add(byDay.get(), pieces.days());
        }
        if (byHour.isPresent()) {
            tally.add(byHour.get(), pieces.hours());
        }
        tally.add(pieces.rest());
        return Optional.of(tally.counted());
    }

    private Optional<Cube> dayCube(Set<Dimension> dimensions, boolean needsSpreads) {
        if (query.bucket().filter(BucketSize.HOUR::equals).isPresent()) {
            return Optional.empty();
        }
        return List.of(Cube.DAY, Cube.WIDE).stream()
                .filter(cube -> fits(cube, dimensions, needsSpreads))
                .findFirst();
    }

    private static boolean fits(Cube cube, Set<Dimension> dimensions, boolean needsSpreads) {
        return cube.dimensions().containsAll(dimensions)
                && (!needsSpreads || cube != Cube.WIDE && Rollup.OF_SPREADS.containsAll(dimensions));
    }
}
