package dev.plumbline.metrics.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * Something that happened in a conversation.
 *
 * @param style how it looks: {@code customer}, {@code ai}, {@code human}, {@code handoff}, {@code survey},
 *     {@code review}, {@code done} or {@code note}
 * @param who said it, or what happened
 * @param text what was said; empty where nothing was
 * @param remarks what is worth knowing about it
 * @param checks what was handed over and what was not
 * @param derived what its text says, where the event does not; empty where nothing was derived
 */
record TimelineEntry(
        String style,
        String who,
        String time,
        String machineTime,
        Optional<String> text,
        List<String> remarks,
        List<Check> checks,
        Optional<String> derived) {

    record Check(String name, boolean given) {}

    TimelineEntry with(Optional<String> otherDerived) {
        return new TimelineEntry(style, who, time, machineTime, text, remarks, checks, otherDerived);
    }
}
