package dev.plumbline.alert.notify;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.rule.Evidence;
import dev.plumbline.alert.rule.Severity;
import dev.plumbline.contract.AlertChanged;
import java.util.List;

/**
 * What is told of one change of an alert, the same on every channel and every attempt.
 *
 * @param messageId names the change: receivers that see it twice drop the second
 */
public record Notification(
        String messageId,
        Decision.Reason reason,
        AlertChanged alert,
        Severity severity,
        String title,
        List<Evidence> evidence) {

    /** What it tells, in the words and with the evidence that the alert has now; the state stays that of then. */
    public Notification retold(Alert now) {
        var then = alert;
        return new Notification(
                messageId,
                reason,
                new AlertChanged(
                        then.tenant(),
                        then.alertId(),
                        then.fingerprint(),
                        then.rule(),
                        then.state(),
                        now.summary(),
                        then.startedAt(),
                        then.changedAt(),
                        now.customerId(),
                        then.conversations()),
                severity,
                title,
                now.evidence());
    }

    public static Notification of(Alert alert, Decision.Reason reason) {
        return new Notification(
                "msg_" + alert.id().toString().replace("-", "") + "_" + alert.revision(),
                reason,
                alert.changed(),
                alert.severity(),
                alert.title(),
                alert.evidence());
    }
}
