package dev.plumbline.alert.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.contract.ContractJson;
import java.util.Locale;

/** What a webhook is sent: {@code {"type": "alert.firing", "timestamp": …, "data": {the alert and its evidence}}}. */
final class WebhookBody {
    private WebhookBody() {}

    /** The same bytes for the same notification, whichever attempt it is. */
    static byte[] of(Notification notification) {
        var mapper = ContractJson.mapper();
        var alert = notification.alert();
        ObjectNode data = mapper.valueToTree(alert);
        data.put("title", notification.title());
        data.put("severity", notification.severity().name().toLowerCase(Locale.ROOT));
        data.set("evidence", mapper.valueToTree(notification.evidence()));
        var body = mapper.createObjectNode();
        body.put("type", "alert." + alert.state());
        body.put("timestamp", alert.changedAt().toString());
        body.set("data", data);
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree always has a text", impossible);
        }
    }
}
