package dev.plumbline.alert;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.kit.messaging.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as the tests tell them. */
public final class Events {
    private static final String SOURCE = "/test/desk";

    private Events() {}

    public static ConversationEvent.Opened opened(String id, Instant time, String conversation, String customer) {
        return new ConversationEvent.Opened(
                Header.of(SOURCE, id, time, conversation),
                Optional.ofNullable(customer),
                Channel.CHAT,
                Labels.NONE,
                Optional.empty(),
                Optional.empty());
    }

    public static CustomerEvent.Updated vip(String id, Instant time, String customer, boolean vip) {
        return new CustomerEvent.Updated(
                Header.of(SOURCE, id, time, customer),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(vip),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static SurveyEvent.Answered csat(String id, Instant time, String conversation, String survey, int score) {
        return answered(id, time, conversation, survey, SurveyKind.CSAT, score, null, null);
    }

    public static SurveyEvent.Answered answered(
            String id,
            Instant time,
            String subject,
            String survey,
            SurveyKind kind,
            int score,
            String comment,
            String customer) {
        return new SurveyEvent.Answered(
                Header.of(SOURCE, id, time, subject),
                survey,
                kind,
                score,
                Optional.ofNullable(comment),
                List.of(),
                Optional.ofNullable(customer));
    }

    /** The event as it comes from Kafka, taken by ingestion a second after it happened. */
    public static Received fresh(String tenant, SupportEvent event) {
        return arrived(tenant, event, event.time().plusSeconds(1));
    }

    /** The event as an import brings it, two days after it happened. */
    public static Received stale(String tenant, SupportEvent event) {
        return arrived(tenant, event, event.time().plus(Duration.ofDays(2)));
    }

    private static Received arrived(String tenant, SupportEvent event, Instant at) {
        return new Received(tenant, event, EventReader.write(event), at);
    }
}
