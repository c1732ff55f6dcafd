package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page shows figures of. All of it stands in the page's address, so that a link shows the same to a colleague.
 *
 * @param to exclusive
 * @param filters for each dimension the values of which a conversation must have one
 * @param tags of which it must have one; empty for no matter
 */
record Slice(
        Instant from,
        Instant to,
        BucketSize bucket,
        Map<Dimension, List<String>> filters,
        List<String> tags,
        Calendar calendar) {

    /** The question of figures by bucket, grouped. */
    Query series(List<Dimension> by, Instant now) {
        return new Query(from, to, Optional.of(bucket), by, filters, tags, calendar.zone(), now);
    }

    /** The question of one figure for all of it. */
    Query whole(Instant now) {
        return new Query(from, to, Optional.empty(), List.of(), filters, tags, calendar.zone(), now);
    }

    /** The same length directly before. */
    Slice before() {
        return during(from.minus(Duration.between(from, to)), from);
    }

    Slice during(Instant newFrom, Instant newTo) {
        return new Slice(newFrom, newTo, bucket, filters, tags, calendar);
    }

    Slice by(BucketSize size) {
        return new Slice(from, to, size, filters, tags, calendar);
    }

    /** This slice with only the rows that have this value. */
    Slice with(Dimension dimension, String value) {
        return with(dimension, List.of(value));
    }

    /** This slice with a dimension's filter replaced; by nothing, when no value is given. */
    Slice with(Dimension dimension, List<String> values) {
        var changed = new EnumMap<Dimension, List<String>>(Dimension.class);
        changed.putAll(filters);
        if (values.isEmpty()) {
            changed.remove(dimension);
        } else {
            changed.put(dimension, values);
        }
        return new Slice(from, to, bucket, changed, tags, calendar);
    }

    Slice withoutTags() {
        return new Slice(from, to, bucket, filters, List.of(), calendar);
    }

    String period() {
        return calendar.period(from, to);
    }

    /** This slice of a page. */
    Address on(Address page) {
        var address = page.with("from", calendar.parameter(from)).with("to", calendar.parameter(to));
        if (bucket != BucketSize.WEEK) {
            address = address.with("bucket", bucket.key());
        }
        for (var filter : filters.entrySet()) {
            address = address.with(filter.getKey().key(), filter.getValue());
        }
        return address.with("tag", tags);
    }
}
