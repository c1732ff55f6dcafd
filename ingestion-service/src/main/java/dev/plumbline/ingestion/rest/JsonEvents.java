package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.intake.Decision;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.intake.Intake;
import dev.plumbline.ingestion.intake.RawEvent;
import dev.plumbline.ingestion.intake.Submission;
import dev.plumbline.kit.http.Problem;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the events in a body and hands each to the intake. */
final class JsonEvents {
    /** More good events have no room in 5 MB; what is smaller is no event, and only costs memory to count. */
    private static final int MOST_IN_A_BATCH = 50_000;

    private final Intake intake;
    private final BodyBudget budget;

    JsonEvents(Intake intake, BodyBudget budget) {
        this.intake = intake;
        this.budget = budget;
    }

    /**
     * A body that holds one event.
     *
     * @throws IOException when it is no JSON
     * @throws InvalidEventException when it is no CloudEvent
     */
    static CloudEvent single(EventFormat format, MultiMap headers, byte[] body)
            throws IOException, InvalidEventException {
        return switch (format) {
            case STRUCTURED -> CloudEventJson.read(ContractJson.mapper().readTree(body));
            case BINARY -> BinaryEvent.read(headers, data(body));
            case BATCH, LINES -> throw new IllegalArgumentException(format + " is not one event");
        };
    }

    /** An event on each line; a line that is no JSON is refused, the others are not its fault. */
    void lines(InputStream body) throws IOException, EventLogAwayException {
        var lines = new LineReader(body);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                intake.refuse(tooLarge(), line.text(), true);
            } else {
                structured(line);
            }
        }
    }

    /**
     * A JSON array of events. It is read through once before any of them is taken: malformed JSON takes nothing.
     *
     * @throws JsonProcessingException when the body is no JSON array
     */
    void batch(byte[] body) throws IOException, EventLogAwayException {
        for (var event : events(body)) {
            structured(event);
        }
    }

    /** Where the events of a batch stand in it. */
    private static List<RawEvent> events(byte[] body) throws IOException {
        var events = new ArrayList<RawEvent>();
        try (var parser = ContractJson.mapper().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(parser, "must be a JSON array of events");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                var end = (int) parser.currentLocation().getByteOffset();
                events.add(new RawEvent(body, start, end - start));
                if (events.size() > MOST_IN_A_BATCH) {
                    throw Problem.of(
                            413,
                            "Content too large",
                            "A batch may have " + MOST_IN_A_BATCH + " events; send more as "
                                    + EventFormat.LINES_MEDIA_TYPE + ", which has no limit.");
                }
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "goes on after the end of the array");
            }
        }
        return events;
    }

    /** One event in structured form. */
    void structured(RawEvent raw) throws EventLogAwayException {
        if (raw.length() > Submission.LARGEST_EVENT) {
            refuse(tooLarge(), raw);
            return;
        }
        try (var tree = budget.reserveForTree(raw.length())) {
            var json = ContractJson.mapper().readTree(raw.bytes(), raw.offset(), raw.length());
            if (json.isMissingNode()) {
                refuse(malformed("there is nothing"), raw);
            } else {
                structured(json, raw);
            }
        } catch (IOException malformed) {
            refuse(malformed(malformed), raw);
        }
    }

    private void structured(JsonNode json, RawEvent raw) throws EventLogAwayException {
        try {
            intake.take(CloudEventJson.read(json), raw);
        } catch (InvalidEventException invalid) {
            refuse(invalid(id(json), invalid), raw);
        }
    }

    /** One event in binary mode; refused, it is kept in structured form, its attributes with its data. */
    void binary(MultiMap headers, byte[] body) throws EventLogAwayException {
        if (body.length > Submission.LARGEST_EVENT) {
            intake.refuse(tooLarge(), BinaryEvent.text(headers, text(body)), false);
            return;
        }
        try (var tree = budget.reserveForTree(body.length)) {
            binary(headers, data(body));
        } catch (IOException malformed) {
            intake.refuse(malformed(malformed), BinaryEvent.text(headers, text(body)), false);
        }
    }

    private void binary(MultiMap headers, JsonNode data) throws EventLogAwayException {
        try {
            intake.take(BinaryEvent.read(headers, data));
        } catch (InvalidEventException invalid) {
            var id = Optional.ofNullable(headers.get("ce-id"));
            intake.refuse(invalid(id, invalid), BinaryEvent.text(headers, data), false);
        }
    }

    /** The data of an event in binary mode; null where the body is empty. */
    private static JsonNode data(byte[] body) throws IOException {
        return body.length == 0 ? null : ContractJson.mapper().readTree(body);
    }

    private static JsonNode text(byte[] body) {
        return JsonNodeFactory.instance.textNode(RawEvent.of(body).text());
    }

    private void refuse(Decision.Rejected decision, RawEvent raw) throws EventLogAwayException {
        intake.refuse(decision, raw);
    }

    static Decision.Rejected malformed(IOException failure) {
        var detail = failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
        return malformed(detail);
    }

    private static Decision.Rejected malformed(String detail) {
        return new Decision.Rejected(
                RejectedEvent.Reason.MALFORMED, Optional.empty(), List.of(new Violation("", "is no JSON: " + detail)));
    }

    private static Decision.Rejected invalid(Optional<String> id, InvalidEventException invalid) {
        return new Decision.Rejected(RejectedEvent.Reason.INVALID, id, invalid.violations());
    }

    private static Decision.Rejected tooLarge() {
        return new Decision.Rejected(
                RejectedEvent.Reason.INVALID,
                Optional.empty(),
                List.of(new Violation("", "must not be larger than " + Submission.LARGEST_EVENT + " bytes")));
    }

    private static Optional<String> id(JsonNode json) {
        return Optional.ofNullable(json.get("id")).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
