package dev.plumbline.ingestion.page;

import dev.plumbline.contract.RejectedEvent.Reason;
import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.quarantine.Filter;
import dev.plumbline.ingestion.quarantine.Quarantine;
import dev.plumbline.ingestion.quarantine.Rejection;
import dev.plumbline.ingestion.quarantine.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of what was rejected.
 *
 * @param notice what the last replay of many came to
 * @param replayable whether there is something here to replay
 */
record QuarantineList(
        String tenant,
        String zone,
        List<Tile> tiles,
        List<Choice> states,
        Fields fields,
        List<Row> rows,
        boolean filtered,
        Optional<String> next,
        Optional<String> newest,
        Optional<Notice> notice,
        boolean replayable) {
    private static final List<String> SERVICES = List.of("ingestion", "metrics", "survey", "alert");

    /** How many of a reason are open. {@code width}: of its bar, in percent of the longest. */
    record Tile(String reason, String name, String hint, String count, int width, String address, boolean chosen) {}

    record Choice(String value, String name, String address, boolean chosen) {}

    /** What the form of the filter holds. */
    record Fields(String state, List<Choice> reasons, List<Choice> services, String from, String to, String eventId) {}

    record Row(
            String address,
            String day,
            String time,
            String machineTime,
            String reason,
            String reasonName,
            String wrong,
            String more,
            String name,
            String by) {}

    /** @param cursor where to go on, when there are more than one replay works */
    record Notice(String text, Optional<String> cursor) {}

    static QuarantineList of(
            Tenant tenant,
            QuarantineAddress address,
            Quarantine.Page page,
            Map<Reason, Long> open,
            Optional<Notice> notice) {
        var filter = address.filter();
        var moments = new Moments(tenant.timeZone());
        var longest = open.values().stream().mapToLong(it -> it).max().orElse(0);
        return new QuarantineList(
                tenant.name(),
                tenant.timeZone().getId(),
                Arrays.stream(Reason.values())
                        .map(it -> tile(it, open.getOrDefault(it, 0L), longest, filter))
                        .toList(),
                Arrays.stream(State.Kind.values())
                        .map(it -> new Choice(
                                Words.of(it), Words.name(it), address.in(it).toString(), it == filter.state()))
                        .toList(),
                fields(filter, moments),
                page.rejections().stream().map(it -> row(it, moments)).toList(),
                !filter.equals(QuarantineAddress.all(filter.state()).filter()),
                page.next().map(it -> address.after(it.cursor())),
                address.cursor().map(it -> address.toString()),
                notice,
                filter.state() == State.Kind.OPEN && !page.rejections().isEmpty());
    }

    private static Tile tile(Reason reason, long count, long longest, Filter filter) {
        return new Tile(
                Words.of(reason),
                Words.name(reason),
                Words.hint(reason),
                "%,d".formatted(count),
                longest == 0 ? 0 : (int) Math.ceil(100.0 * count / longest),
                QuarantineAddress.open(reason).toString(),
                filter.state() == State.Kind.OPEN && filter.reason().equals(Optional.of(reason)));
    }

    private static Fields fields(Filter filter, Moments moments) {
        return new Fields(
                Words.of(filter.state()),
                Arrays.stream(Reason.values())
                        .map(it -> new Choice(
                                Words.of(it),
                                Words.name(it),
                                "",
                                filter.reason().equals(Optional.of(it))))
                        .toList(),
                SERVICES.stream()
                        .map(it -> new Choice(it, it, "", filter.rejectedBy().equals(Optional.of(it))))
                        .toList(),
                filter.from().map(moments::date).orElse(""),
                filter.to().map(moments::date).orElse(""),
                filter.eventId().orElse(""));
    }

    private static Row row(Rejection rejection, Moments moments) {
        var violations = rejection.violations();
        return new Row(
                QuarantineAddress.of(rejection.id()),
                moments.day(rejection.at()),
                moments.time(rejection.at()),
                rejection.at().toString(),
                Words.of(rejection.reason()),
                Words.name(rejection.reason()),
                violations.isEmpty() ? "–" : violations.getFirst().toString(),
                violations.size() > 1 ? "and %d more".formatted(violations.size() - 1) : "",
                Words.subject(rejection),
                rejection.by());
    }
}
