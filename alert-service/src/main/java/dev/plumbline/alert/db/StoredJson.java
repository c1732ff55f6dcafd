package dev.plumbline.alert.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.alert.notify.Decision;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.alert.rule.Evidence;
import dev.plumbline.alert.rule.Severity;
import dev.plumbline.contract.ContractJson;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is kept as JSON, because it is only ever read whole. */
@RegisterForReflection(targets = {Decision.Reason.class, Evidence.class, Notification.class, Severity.class})
final class StoredJson {
    private StoredJson() {}

    static String write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), defect);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("The database holds JSON that we did not write", defect);
        }
    }
}
