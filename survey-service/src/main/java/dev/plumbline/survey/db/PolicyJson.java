package dev.plumbline.survey.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.survey.policy.Branding;
import dev.plumbline.survey.policy.Cadence;
import dev.plumbline.survey.policy.Filters;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.QuietHours;
import dev.plumbline.survey.policy.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** How policies lie in a column: as their records are. A field that an older version did not write must get a value there. */
@RegisterForReflection(
        targets = {Policy.class, Branding.class, Cadence.class, Filters.class, QuietHours.class, Wording.class})
final class PolicyJson {
    private static final TypeReference<List<Policy>> POLICIES = new TypeReference<>() {};

    private PolicyJson() {}

    static String write(List<Policy> policies) {
        try {
            return ContractJson.mapper().writeValueAsString(policies);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("Policies cannot be written as JSON", defect);
        }
    }

    static List<Policy> read(String json) {
        try {
            return ContractJson.mapper().readValue(json, POLICIES);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("The database holds policies that we did not write", defect);
        }
    }
}
