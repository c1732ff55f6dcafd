package dev.plumbline.metrics.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.metrics.enrich.Derived;
import java.util.Optional;

/** What was derived of an event, as its column holds it. */
final class DerivedJson {
    private DerivedJson() {}

    static String write(Derived derived) {
        var json = JsonNodeFactory.instance.objectNode();
        derived.sentiment().ifPresent(it -> json.put("sentiment", it));
        derived.asksForHuman().ifPresent(it -> json.put("asksForHuman", it));
        derived.category().ifPresent(it -> json.put("category", it));
        return json.toString();
    }

    static Derived read(String text) {
        try {
            var json = ContractJson.mapper().readTree(text);
            return new Derived(
                    Optional.ofNullable(json.get("sentiment")).map(it -> it.doubleValue()),
                    Optional.ofNullable(json.get("asksForHuman")).map(it -> it.booleanValue()),
                    Optional.ofNullable(json.get("category")).map(it -> it.textValue()));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("What was derived of an event cannot be read: " + text, defect);
        }
    }
}
