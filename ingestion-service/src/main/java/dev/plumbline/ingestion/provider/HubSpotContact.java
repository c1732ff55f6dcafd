package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CustomerEvent;
import java.util.Optional;

/** A contact's property changed: what it says of the customer. */
record HubSpotContact(HubSpotEvent event, String customer, Findings findings) {

    void changed() {
        switch (event.property().orElse("")) {
            case "lifecyclestage" -> updated(event.value(), Optional.empty(), Optional.empty(), Optional.empty());
            case "email" -> updated(Optional.empty(), event.value(), Optional.empty(), Optional.empty());
            case "hs_language" -> updated(Optional.empty(), Optional.empty(), event.value(), Optional.empty());
            case "country" -> updated(Optional.empty(), Optional.empty(), Optional.empty(), event.value());
            default -> new HubSpotSurvey(event, findings).answered(customer);
        }
    }

    private void updated(
            Optional<String> lifecycleStage, Optional<String> email, Optional<String> locale, Optional<String> region) {
        if (event.value().isEmpty()) {
            findings.leaveOut("The " + event.property().orElseThrow() + " was taken away; the last one known stays.");
            return;
        }
        findings.add(
                customer,
                header -> new CustomerEvent.Updated(
                        header,
                        Optional.empty(),
                        Optional.empty(),
                        lifecycleStage,
                        Optional.empty(),
                        Optional.empty(),
                        region,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        email,
                        locale));
    }
}
