package dev.plumbline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads events out of JSON as ingestion does, and tells what was wrong. */
final class Reading {
    private Reading() {}

    static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static SupportEvent event(JsonNode json) throws InvalidEventException {
        return EventReader.read(CloudEventJson.read(json));
    }

    /** What is wrong with an event; nothing when it keeps the contract. */
    static List<Violation> violations(JsonNode json) {
        try {
            event(json);
            return List.of();
        } catch (InvalidEventException invalid) {
            return invalid.violations();
        }
    }

    static List<String> pointers(JsonNode json) {
        return violations(json).stream().map(Violation::pointer).toList();
    }

    /** A valid message in a conversation, to be spoilt. */
    static ObjectNode message() {
        return envelope("conversation.message", "{\"author\": \"customer\"}");
    }

    /** An event of a type with this data, and with the subject that the type asks for. */
    static ObjectNode envelope(String type, String data) {
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("specversion", "1.0")
                .put("id", "1")
                .put("source", "/tests")
                .put("type", type)
                .put("time", "2026-02-01T09:30:00Z");
        EventType.named(type)
                .filter(it -> it.subject() != EventType.Subject.NONE)
                .ifPresent(it -> json.put("subject", "subject-1"));
        json.set("data", json(data));
        return json;
    }
}
