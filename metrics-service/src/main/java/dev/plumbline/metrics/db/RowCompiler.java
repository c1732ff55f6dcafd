package dev.plumbline.metrics.db;

import dev.plumbline.metrics.db.SqlFragment.Instants;
import dev.plumbline.metrics.db.SqlFragment.Numbers;
import dev.plumbline.metrics.fact.Health;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Label;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Scan;
import dev.plumbline.metrics.kpi.Span;
import java.util.List;

/** Turns a scan of a query into SQL: the rows it sees, each with its bucket. */
final class RowCompiler {
    /** The calendar is worked out in Java, once, for compiler and interpreter alike; SQL only sorts rows into it. */
    static final String BUCKET_OF = "width_bucket(%s, ?::timestamptz[])";

    private final String tenant;
    private final Query query;
    private final List<Span> spans;

    RowCompiler(String tenant, Query query) {
        this(tenant, query, List.of(new Span(query.from(), query.end())));
    }

    /** Of rows that happened, only those in the spans are looked at. */
    RowCompiler(String tenant, Query query, List<Span> spans) {
        this.tenant = tenant;
        this.query = query;
        this.spans = spans;
    }

    /**
     * The rows that a scan sees, each with its bucket and the instant that puts it there; once for each of its words
     * where it is grouped by something of which it can have several.
     */
    SqlFragment of(Scan<?> scan) {
        return switch (scan.basis()) {
            case Basis.Flow<?> flow -> flow(flow, scan);
            case Basis.Stock ignored -> stock(scan);
            case Basis.Census ignored -> census(scan);
        };
    }

    private SqlFragment flow(Basis.Flow<?> flow, Scan<?> scan) {
        var sql = new SqlFragment().add("select *, " + flow.column() + " as basis_at");
        if (isBucketed(flow)) {
            sql.add(", " + BUCKET_OF.formatted(flow.column()) + " as bucket", new Instants(query.starts()));
        }
        return sql.add(" from " + flow.table().relation())
                .add(words(scan))
                .add(" where tenant_id = ?", tenant)
                .add(" and ")
                .add(within(flow.column(), spans))
                .add(sieves(scan));
    }

    /** That a time lies in one of the spans. */
    static SqlFragment within(String column, List<Span> spans) {
        var sql = new SqlFragment().add("(");
        var separator = "";
        for (var span : spans) {
            sql.add(separator + column + " >= ? and " + column + " < ?", span.from(), span.to());
            separator = " or ";
        }
        return sql.add(")");
    }

    /**
     * A conversation once for each bucket at whose end it was open. An open span (after, until] holds the ends that
     * are later than {@code after} and not later than {@code until}: a run of numbers that two searches give.
     */
    private SqlFragment stock(Scan<?> scan) {
        var ends = new Instants(query.ends());
        return new SqlFragment()
                .add("select contact.*, (?::timestamptz[])[bucket] as basis_at, bucket,", ends)
                .add(" extract(epoch from (?::timestamptz[])[bucket] - opened_at)::float8 as age", ends)
                .add(" from contact cross join lateral unnest(open_during) as span")
                .add(" cross join lateral generate_series(" + BUCKET_OF.formatted("lower(span)") + " + 1,", ends)
                .add(
                        " coalesce(" + BUCKET_OF.formatted("upper(span)") + ", ?)) as bucket",
                        ends,
                        ends.instants().size())
                .add(" where tenant_id = ? and conversation", tenant)
                .add(
                        " and open_until >= ? and opened_at < ?",
                        ends.instants().getFirst(),
                        ends.instants().getLast())
                .add(sieves(scan));
    }

    /**
     * A customer once for each period: every bucket and, without a number, the whole. How many of a sorted array are not
     * later than an instant tells a search, so a customer's long past costs no more than a short one.
     */
    private SqlFragment census(Scan<?> scan) {
        var periods = query.periods();
        var months =
                periods.stream().map(it -> CustomerFactStore.monthOf(it.to())).toList();
        var justBefore = "width_bucket(period_start - interval '1 microsecond', departed_at)";
        return new SqlFragment()
                .add("select customer_row.*, bucket, period_end as basis_at,")
                .add(" width_bucket(period_start, activity_changes) % 2 = 1 as active_at_start,")
                .add(" width_bucket(period_end, activity_changes) % 2 = 1 as active_at_end,")
                .add(" coalesce(departed_at[" + justBefore + " + 1] < period_end, false) as left_in_period,")
                .add(" coalesce(departed_at[" + justBefore + " + 1] < period_end, false)")
                .add(" and coalesce(departed_after_support[" + justBefore + " + 1], false) as left_after_support,")
                .add(" coalesce(departure_reasons[width_bucket(period_end, departed_at)], 'unknown') as reason,")
                .add(" coalesce(departure_themes[width_bucket(period_end, departed_at)], 'unknown') as theme,")
                .add(" coalesce(renewal_at >= period_start and renewal_at < period_end, false) as renews,")
                .add(" coalesce(health[width_bucket(period_end, since)], ?::float8) as health", Health.UNTOLD.value())
                .add(
                        " from customer_row cross join unnest(?::integer[], ?::timestamptz[], ?::timestamptz[],",
                        new Numbers(periods.stream().map(RowCompiler::number).toList()),
                        new Instants(periods.stream().map(Query.Period::from).toList()),
                        new Instants(periods.stream().map(Query.Period::to).toList()))
                .add(
                        " ?::timestamptz[]) as period (bucket, period_start, period_end, month_of_end)",
                        new Instants(months))
                .add(" left join customer_health h on h.tenant_id = customer_row.tenant_id")
                .add(" and h.month = month_of_end and h.customer_id = customer_row.customer_id")
                // Says what the line above says, in a way that keeps other months from being read.
                .add(
                        " and h.month = any(?::timestamptz[])",
                        new Instants(months.stream().distinct().toList()))
                .add(" where customer_row.tenant_id = ?", tenant)
                .add(sieves(scan));
    }

    private static Integer number(Query.Period period) {
        return period.bucket().isPresent() ? period.bucket().getAsInt() + 1 : null;
    }

    /** The column with the word under which a row stands in a group. */
    static String word(Label<?> label) {
        return switch (label) {
            case Label.One<?> one -> one.column();
            case Label.Many<?> many -> many.column() + "_word";
        };
    }

    /** Each row once for each of its words. */
    private static SqlFragment words(Scan<?> scan) {
        var sql = new SqlFragment();
        scan.by().forEach(label -> {
            if (label instanceof Label.Many<?> many) {
                sql.add(" cross join lateral unnest(" + many.column() + ") as " + word(many));
            }
        });
        return sql;
    }

    static SqlFragment sieves(Scan<?> scan) {
        var sql = new SqlFragment();
        for (var sieve : scan.sieves()) {
            var isWord = sieve.label() instanceof Label.One<?> || scan.by().contains(sieve.label());
            if (isWord) {
                sql.add(" and " + word(sieve.label()) + " = any(?)", sieve.words());
            } else {
                sql.add(" and " + sieve.label().column() + " && ?", sieve.words());
            }
        }
        return sql;
    }

    /** Whether its rows have a bucket's number. */
    boolean isBucketed(Basis<?> basis) {
        return switch (basis) {
            case Basis.Flow<?> ignored -> hasBuckets();
            case Basis.Stock ignored -> hasBuckets();
            case Basis.Census ignored -> true;
        };
    }

    private boolean hasBuckets() {
        return query.bucket().isPresent() && !query.starts().isEmpty();
    }
}
