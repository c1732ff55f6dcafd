package dev.plumbline.survey.dashboard;

import dev.plumbline.survey.listing.FilterParameters;
import dev.plumbline.survey.survey.SurveyFilter;
import dev.plumbline.survey.survey.Surveys.Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of the surveys is looked at.
 *
 * @param days how many days back; empty when the reader chose dates
 * @param filter the same as a filter
 * @param order how the comments are ordered
 * @param zone where a day begins
 */
record Choice(Optional<Integer> days, SurveyFilter filter, Order order, ZoneId zone, boolean restored) {
    static final int DAYS_AT_FIRST = 28;

    static Choice of(FilterParameters parameters, LocalDate today, ZoneId zone) {
        var given = parameters.filter();
        var ownDates = given.from().isPresent() || given.to().isPresent();
        var days = parameters
                .text("days")
                .filter(it -> it.matches("7|28|91"))
                .map(Integer::valueOf)
                .orElse(DAYS_AT_FIRST);
        var filter = ownDates
                ? given
                : given.since(today.minusDays(days - 1L).atStartOfDay(zone).toInstant());
        return new Choice(
                ownDates ? Optional.empty() : Optional.of(days),
                filter,
                parameters.text("order").filter("newest"::equals).isPresent() ? Order.ANSWERED : Order.LOWEST,
                zone,
                parameters.text("restored").isPresent());
    }

    String kind() {
        return filter.kind().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    public String from() {
        return days.isPresent() ? "" : date(filter.from());
    }

    public String to() {
        return days.isPresent() ? "" : date(filter.to());
    }

    public boolean newest() {
        return order == Order.ANSWERED;
    }

    public boolean filtered() {
        return filter.kind().isPresent()
                || filter.policy().isPresent()
                || filter.path().isPresent()
                || filter.theme().isPresent()
                || days.isEmpty();
    }

    /** An address with the same choice but for the period. */
    String over(int otherDays) {
        var query = query();
        query.remove("from");
        query.remove("to");
        query.put("days", Integer.toString(otherDays));
        return address("/surveys", query);
    }

    String ordered(Order other) {
        var query = query();
        query.put("order", other == Order.ANSWERED ? "newest" : "lowest");
        return address("/surveys", query) + "#comments";
    }

    String about(String theme) {
        var query = query();
        query.put("theme", theme);
        return address("/surveys", query) + "#comments";
    }

    public String export() {
        return address("/surveys/export", query());
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("days", days.map(String::valueOf).orElse(""));
        query.put("from", from());
        query.put("to", to());
        query.put("kind", kind());
        query.put("policy", filter.policy().orElse(""));
        query.put("path", filter.path().orElse(""));
        query.put("theme", filter.theme().orElse(""));
        query.put("order", order == Order.ANSWERED ? "newest" : "");
        return query;
    }

    private String date(Optional<Instant> time) {
        return time.map(it -> it.atZone(zone).toLocalDate().toString()).orElse("");
    }

    private static String address(String page, Map<String, String> query) {
        return query.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", page + "?", ""));
    }
}
