package dev.plumbline.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A question that dashboards ask, and what PostgreSQL and DuckDB are asked for the same.
 *
 * @param path asked of the service; a body makes it a POST
 * @param goalMillis of the 95th percentile
 * @param sql over the table {@code contact}, as somebody would write it who has only that; empty where there is no such question
 */
record Question(String name, String path, String body, int goalMillis, String sql) {
    private static final String JSON = "application/json";

    /** The questions as of a moment. */
    static List<Question> asOf(Instant now) {
        var ninetyDays = now.minus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        var year = now.minus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        return List.of(
                new Question(
                        "ten KPIs over 90 days by day and path",
                        "/v1/query",
                        """
                        {"kpis": ["conversation_volume", "csat", "first_contact_resolution", "repeat_contact_rate",
                        "containment_rate", "escalation_rate", "reopen_rate", "resolution_rate", "first_response_time",
                        "resolution_time"], "from": "%s", "to": "%s", "bucket": "day", "by": ["path"]}""".formatted(ninetyDays, now),
                        50,
                        """
                        select date_trunc('day', opened_at) as day, path, count(*),
                            count(*) filter (where resolved and not reopened and not repeated and not repeat),
                            count(*) filter (where ever_resolved), count(*) filter (where repeated),
                            count(*) filter (where ai_handled), count(*) filter (where resolved and path = 'ai_only'),
                            count(*) filter (where escalated), count(*) filter (where reopened),
                            count(*) filter (where resolved),
                            percentile_disc(0.5) within group (order by first_response),
                            percentile_disc(0.9) within group (order by first_response),
                            percentile_disc(0.5) within group (order by resolution),
                            percentile_disc(0.9) within group (order by resolution)
                        from contact where opened_at >= '%s' and opened_at < '%s' group by 1, 2""".formatted(ninetyDays, now)),
                new Question(
                        "one KPI over a year by week",
                        "/v1/kpis/first_contact_resolution?from=%s&to=%s&bucket=week".formatted(year, now),
                        "",
                        50,
                        """
                        select date_trunc('week', opened_at) as week, count(*),
                            count(*) filter (where resolved and not reopened and not repeated and not repeat)
                        from contact where opened_at >= '%s' and opened_at < '%s' group by 1""".formatted(year, now)),
                new Question(
                        "a time KPI over a year by week",
                        "/v1/kpis/resolution_time?from=%s&to=%s&bucket=week".formatted(year, now),
                        "",
                        50,
                        """
                        select date_trunc('week', resolved_at) as week, avg(resolution),
                            percentile_disc(0.5) within group (order by resolution),
                            percentile_disc(0.9) within group (order by resolution)
                        from contact where resolved_at >= '%s' and resolved_at < '%s' group by 1""".formatted(year, now)),
                new Question(
                        "a free filter, agent and tag, over 90 days",
                        "/v1/kpis/first_contact_resolution?from=%s&to=%s&agent=agent-7&tag=tag-3"
                                .formatted(ninetyDays, now),
                        "",
                        200,
                        """
                        select count(*), count(*) filter (where resolved and not reopened and not repeated and not repeat)
                        from contact where opened_at >= '%s' and opened_at < '%s' and agent = 'agent-7'
                            and %s""".formatted(ninetyDays, now, "'tag-3' = any(tags)")),
                new Question(
                        "the first page of a drill-down",
                        "/v1/kpis/first_contact_resolution/conversations?from=%s&to=%s&in=missed&path=ai_only"
                                .formatted(ninetyDays, now),
                        "",
                        10,
                        ""));
    }

    /** How long it takes to answer, asked again and again, in milliseconds times 1,000. */
    Histogram measure(AskedService metrics, int times) {
        var millis = new Histogram(3);
        for (var asked = 0; asked < times; asked++) {
            var start = System.nanoTime();
            ask(metrics);
            millis.recordValue((System.nanoTime() - start) / 1_000);
        }
        return millis;
    }

    String ask(AskedService metrics) {
        return body.isEmpty() ? metrics.ask(path) : metrics.post(path, JSON, body);
    }
}
