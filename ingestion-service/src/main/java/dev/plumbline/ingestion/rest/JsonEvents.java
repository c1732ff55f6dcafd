package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Finds the events in a body and hands each to the intake. */
final class JsonEvents {
    private final Intake intake;

    JsonEvents(Intake intake) {
        this.intake = intake;
    }

    /** An event on each line; a line that is no JSON is refused, the others are not its fault. */
    void lines(InputStream body) throws IOException, EventLogAwayException {
        var lines = new LineReader(body);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                refuse(tooLarge(), line);
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
        check(body);
        try (var parser = parser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var start = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                var end = parser.currentLocation().getByteOffset();
                structured(new RawEvent(body, (int) start, (int) (end - start)));
            }
        }
    }

    /** One event in structured form. */
    void structured(RawEvent raw) throws EventLogAwayException {
        if (raw.length() > Submission.LARGEST_EVENT) {
            refuse(tooLarge(), raw);
            return;
        }
        JsonNode json;
        try {
            json = ContractJson.mapper().readTree(raw.bytes(), raw.offset(), raw.length());
        } catch (IOException malformed) {
            refuse(malformed(malformed), raw);
            return;
        }
        if (json.isMissingNode()) {
            refuse(malformed("there is nothing"), raw);
            return;
        }
        try {
            intake.take(CloudEventJson.read(json), raw);
        } catch (InvalidEventException invalid) {
            refuse(invalid(id(json), invalid), raw);
        }
    }

    /** One event in binary mode. */
    void binary(HttpHeaders headers, byte[] body) throws EventLogAwayException {
        var raw = RawEvent.of(body);
        var id = Optional.ofNullable(headers.getHeaderString("ce-id"));
        JsonNode data;
        try {
            data = body.length == 0 ? null : ContractJson.mapper().readTree(body);
        } catch (IOException malformed) {
            refuse(malformed(malformed), raw);
            return;
        }
        try {
            intake.take(BinaryEvent.read(headers, data), raw);
        } catch (InvalidEventException invalid) {
            refuse(invalid(id, invalid), raw);
        }
    }

    private void refuse(Decision.Rejected decision, RawEvent raw) throws EventLogAwayException {
        intake.refuse(decision, raw);
    }

    private static void check(byte[] body) throws IOException {
        try (var parser = parser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(parser, "must be a JSON array of events");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "goes on after the end of the array");
            }
        }
    }

    private static JsonParser parser(byte[] body) throws IOException {
        return ContractJson.mapper().createParser(body);
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
