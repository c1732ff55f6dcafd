package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A survey's answer that a workflow writes into a property: {@code csat_score}, {@code ces_score} or {@code nps_score}. */
record HubSpotSurvey(HubSpotEvent event, Findings findings) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("([0-9]{1,2})(\\.0{1,10})?");

    /** On a ticket: how the customer liked this conversation. */
    void answered(String conversation, Optional<String> customer) {
        var kind = kind();
        if (kind.filter(it -> it == SurveyKind.NPS).isPresent()) {
            if (customer.isPresent()) {
                answered(customer.get());
            } else {
                findings.leaveOut(
                        "An NPS is a customer's, and whose ticket this is is not known: put nps_score on the contact.");
            }
        } else if (kind.isPresent()) {
            // Set again, it replaces the answer: one ticket, one survey of a kind.
            add(conversation, conversation + ":" + word(kind.get()), kind.get(), customer);
        } else {
            notCounted("ticket");
        }
    }

    /** On a contact: what the customer thinks of us, each time anew. */
    void answered(String customer) {
        var kind = kind();
        if (kind.filter(it -> it == SurveyKind.NPS).isPresent()) {
            var survey = customer + ":nps:" + event.occurredAt().toEpochMilli();
            add(customer, survey, SurveyKind.NPS, Optional.of(customer));
        } else if (kind.isPresent()) {
            findings.leaveOut("An answer of this kind belongs to a conversation: put "
                    + event.property().orElseThrow() + " on the ticket.");
        } else {
            notCounted("contact");
        }
    }

    private void notCounted(String object) {
        findings.leaveOut("Nothing is counted of the " + object + "'s property "
                + event.property().orElse("without a name") + ".");
    }

    private void add(String subject, String survey, SurveyKind kind, Optional<String> customer) {
        var score = event.value()
                .map(String::strip)
                .map(WHOLE_NUMBER::matcher)
                .filter(Matcher::matches)
                .map(it -> Integer.parseInt(it.group(1)))
                .filter(kind::allows);
        score.ifPresentOrElse(
                it -> findings.add(
                        subject,
                        header -> new SurveyEvent.Answered(
                                header, survey, kind, it, Optional.empty(), List.of(), customer)),
                () -> findings.leaveOut("An answer of this kind is a whole number from " + kind.lowest() + " to "
                        + kind.highest() + ", not " + event.value().orElse("empty") + "."));
    }

    private Optional<SurveyKind> kind() {
        return switch (event.property().orElse("")) {
            case "csat_score" -> Optional.of(SurveyKind.CSAT);
            case "ces_score" -> Optional.of(SurveyKind.CES);
            case "nps_score" -> Optional.of(SurveyKind.NPS);
            default -> Optional.empty();
        };
    }

    private static String word(SurveyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
