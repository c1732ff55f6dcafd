package dev.plumbline.ingestion.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.intake.Decision;
import dev.plumbline.ingestion.intake.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A body as somebody wishes to replay it. */
record Draft(String body) {

    /** Whether it is meant as an event, not as a webhook's body. */
    boolean isEvent() {
        try {
            return tree().has("specversion");
        } catch (InvalidEventException malformed) {
            return false;
        }
    }

    /** What would become of it if it arrived now. */
    Decision decide(Tenant tenant, Instant now) {
        try {
            return new Submission(tenant, now, event()).decide();
        } catch (InvalidEventException invalid) {
            return new Decision.Rejected(RejectedEvent.Reason.INVALID, Optional.empty(), invalid.violations());
        }
    }

    CloudEvent event() throws InvalidEventException {
        return CloudEventJson.read(tree());
    }

    private JsonNode tree() throws InvalidEventException {
        try {
            return ContractJson.mapper().readTree(body);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            throw new InvalidEventException(List.of(new Violation(
                    "",
                    "is no JSON: %s (line %d, column %d)"
                            .formatted(malformed.getOriginalMessage(), place.getLineNr(), place.getColumnNr()))));
        }
    }
}
