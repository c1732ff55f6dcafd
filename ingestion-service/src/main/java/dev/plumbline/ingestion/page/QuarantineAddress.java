package dev.plumbline.ingestion.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.RejectedEvent.Reason;
import dev.plumbline.ingestion.quarantine.Filter;
import dev.plumbline.ingestion.quarantine.State;
import java.net.URLEncoder;
import java.util.Optional;

/** An address of the list. {@code cursor}: of the page of it. */
record QuarantineAddress(Filter filter, Optional<String> cursor) {
    private static final String LIST = "/quarantine";

    /** The page of one rejection. */
    static String of(String id) {
        return LIST + "/" + encoded(id);
    }

    /** All of a state. */
    static QuarantineAddress all(State.Kind state) {
        return new QuarantineAddress(in(state, Filter.OPEN), Optional.empty());
    }

    /** The open ones of a reason. */
    static QuarantineAddress open(Reason reason) {
        var all = Filter.OPEN;
        return new QuarantineAddress(
                new Filter(all.state(), Optional.of(reason), all.rejectedBy(), all.from(), all.to(), all.eventId()),
                Optional.empty());
    }

    /** The same filter, among those of another state. */
    QuarantineAddress in(State.Kind state) {
        return new QuarantineAddress(in(state, filter), Optional.empty());
    }

    String after(String next) {
        return this + (toString().contains("?") ? "&" : "?") + "cursor=" + encoded(next);
    }

    /** The address of its first page. */
    @Override
    public String toString() {
        var query = new StringBuilder();
        if (filter.state() != State.Kind.OPEN) {
            add(query, "state", Words.of(filter.state()));
        }
        filter.reason().ifPresent(it -> add(query, "reason", Words.of(it)));
        filter.rejectedBy().ifPresent(it -> add(query, "rejectedBy", it));
        filter.from().ifPresent(it -> add(query, "from", it.toString()));
        filter.to().ifPresent(it -> add(query, "to", it.toString()));
        filter.eventId().ifPresent(it -> add(query, "q", it));
        return LIST + query;
    }

    private static Filter in(State.Kind state, Filter filter) {
        return new Filter(state, filter.reason(), filter.rejectedBy(), filter.from(), filter.to(), filter.eventId());
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value));
    }

    private static String encoded(String text) {
        // URLEncoder writes forms, where a space is a plus; in a path it would stay one.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
