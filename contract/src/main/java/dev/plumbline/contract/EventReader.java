package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds a CloudEvent against the contract. */
public final class EventReader {
    /** Long enough for any URI in use, short enough for a database index. */
    private static final int LONGEST_SOURCE = 400;

    private EventReader() {}

    /**
     * The support event that a CloudEvent is.
     *
     * @throws InvalidEventException with everything that breaks the contract
     */
    public static SupportEvent read(CloudEvent event) throws InvalidEventException {
        var violations = new ArrayList<Violation>();
        checkId(event.id(), violations);
        checkSource(event.source(), violations);
        var type = EventType.named(event.type());
        if (type.isEmpty()) {
            violations.add(new Violation(
                    "/type",
                    "is no type of the contract: " + event.type() + "; the nearest is " + nearest(event.type())));
        }
        var time = readTime(event.time(), violations);
        type.ifPresent(it -> checkSubject(it, event.subject(), violations));
        event.subject().ifPresent(it -> Keepable.check(it, "/subject", violations));
        Keepable.check(event.data(), "/data", violations);
        event.extensions().forEach((name, value) -> Keepable.check(value, "/" + name, violations));
        if (!event.data().isObject()) {
            violations.add(new Violation("/data", "must be an object, is " + DataReader.kind(event.data())));
        } else if (type.isPresent()) {
            var data = new DataReader(event.data(), "/data", violations);
            // `unknown` is complete only after the fields were read, the record wants it before: filled afterwards.
            var unknown = JsonNodeFactory.instance.objectNode();
            var header = new Header(event.source(), event.id(), time, event.subject(), event.extensions(), unknown);
            var read = type.get().read(header, data);
            if (violations.isEmpty()) {
                unknown.setAll(data.unknown());
                return read;
            }
        }
        throw new InvalidEventException(violations);
    }

    /** The CloudEvent that carries a support event. */
    public static CloudEvent write(SupportEvent event) {
        ObjectNode data = DataWriter.dataOf(event);
        return new CloudEvent(
                event.id(),
                event.source(),
                event.type().wireName(),
                event.time().toString(),
                event.subject(),
                event.header().extensions(),
                data);
    }

    private static void checkId(String id, List<Violation> violations) {
        if (!DataReader.fitsAsId(id)) {
            violations.add(new Violation("/id", "must have 1 to 200 characters"));
        }
        Keepable.check(id, "/id", violations);
    }

    private static void checkSource(String source, List<Violation> violations) {
        if (source.isEmpty() || source.codePointCount(0, source.length()) > LONGEST_SOURCE) {
            violations.add(new Violation("/source", "must have 1 to " + LONGEST_SOURCE + " characters"));
            return;
        }
        try {
            new URI(source);
        } catch (URISyntaxException malformed) {
            violations.add(new Violation("/source", "must be a URI reference such as /zendesk/acme"));
        }
        Keepable.check(source, "/source", violations);
    }

    private static Instant readTime(String time, List<Violation> violations) {
        try {
            return Rfc3339.parse(time);
        } catch (DateTimeException malformed) {
            violations.add(
                    new Violation("/time", "must be an RFC 3339 time with an offset, e.g. 2026-02-01T09:30:00Z"));
            return Instant.EPOCH;
        }
    }

    private static void checkSubject(EventType type, Optional<String> subject, List<Violation> violations) {
        if (type.subject() == EventType.Subject.NONE) {
            if (subject.isPresent()) {
                violations.add(new Violation("/subject", "must be absent on " + type.wireName()));
            }
        } else if (subject.isEmpty()) {
            violations.add(
                    new Violation("/subject", "is required: " + type.subject().words()));
        } else if (!DataReader.fitsAsId(subject.get())) {
            violations.add(new Violation("/subject", "must have 1 to 200 characters"));
        }
    }

    private static String nearest(String name) {
        return Arrays.stream(EventType.values())
                .map(EventType::wireName)
                .min(Comparator.comparingInt(candidate -> Spelling.distance(name, candidate)))
                .orElseThrow();
    }

    static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }
}
