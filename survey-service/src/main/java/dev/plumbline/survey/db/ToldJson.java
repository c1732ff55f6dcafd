package dev.plumbline.survey.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.survey.survey.Position;
import dev.plumbline.survey.survey.Reading;
import dev.plumbline.survey.survey.Told;
import java.util.HashMap;

/** How what was told lies in a column: by name the value, and the position of the event that told it. */
final class ToldJson {
    private ToldJson() {}

    static String write(Told told) {
        var json = ContractJson.mapper().createObjectNode();
        told.readings()
                .forEach((name, reading) -> json.putArray(name)
                        .add(reading.value())
                        .add(reading.position().toString()));
        return json.toString();
    }

    static Told read(String text) {
        try {
            var readings = new HashMap<String, Reading>();
            ContractJson.mapper().readTree(text).properties().forEach(entry -> {
                var pair = entry.getValue();
                readings.put(
                        entry.getKey(),
                        new Reading(
                                Position.parse(pair.get(1).asText()),
                                pair.get(0).asText()));
            });
            return new Told(readings);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("The database holds JSON that we did not write", defect);
        }
    }
}
