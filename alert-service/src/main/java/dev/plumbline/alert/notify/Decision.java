package dev.plumbline.alert.notify;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertState.Firing;
import dev.plumbline.alert.lifecycle.AlertState.Resolved;
import java.util.Optional;

/** Whether a change of an alert is worth a message, and why or why not. */
public sealed interface Decision {

    /** Tell the channels. */
    record Tell(Reason reason) implements Decision {}

    /** Keep it to ourselves; whoever asks can read it. */
    record KeepSilent(Silence reason) implements Decision {}

    /** Why a message is sent. */
    enum Reason {
        STARTED_FIRING,
        FIRES_AGAIN,
        RESOLVED
    }

    /** Why none is. */
    enum Silence {
        /** Nobody was told that it began, so nobody needs to be told that it ended. */
        OVER_BEFORE_ANYBODY_WAS_TOLD,
        /** It says something new about the same state. */
        SAME_STATE
    }

    /** What to do about an alert that was {@code before} and is {@code after}. */
    static Decision of(Optional<Alert> before, Alert after) {
        if (before.isEmpty()) {
            return switch (after.state()) {
                case Firing firing -> new Tell(Reason.STARTED_FIRING);
                case Resolved resolved -> new KeepSilent(Silence.OVER_BEFORE_ANYBODY_WAS_TOLD);
            };
        }
        if (before.get().stateName().equals(after.stateName())) {
            return new KeepSilent(Silence.SAME_STATE);
        }
        return switch (after.state()) {
            case Firing firing -> new Tell(Reason.FIRES_AGAIN);
            case Resolved resolved -> new Tell(Reason.RESOLVED);
        };
    }
}
