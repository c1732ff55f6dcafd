package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.Notice;
import java.util.List;
import java.util.Optional;

/**
 * What became of a webhook.
 *
 * @param notices what it told, one by one; none for a handshake
 * @param unreadable why the body as a whole was set aside; empty when it could be read
 */
public record WebhookOutcome(List<NoticeOutcome> notices, List<Violation> unreadable) {

    public WebhookOutcome {
        notices = List.copyOf(notices);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * What became of one notice.
     *
     * @param notice its id
     * @param topic the provider's word for what happened
     * @param duplicate whether it came before: then nothing was done
     * @param accepted how many events were taken, of a duplicate those taken before
     * @param events what was taken now, or would be
     * @param refused what broke the contract and was set aside
     * @param leftOut why nothing, or not all of it, was taken
     */
    public record NoticeOutcome(
            String notice,
            String topic,
            boolean duplicate,
            int accepted,
            List<CloudEvent> events,
            List<Refused> refused,
            Optional<String> leftOut) {

        static NoticeOutcome taken(
                Notice notice, List<CloudEvent> events, List<Refused> refused, Optional<String> leftOut) {
            return new NoticeOutcome(
                    notice.id(),
                    notice.topic(),
                    false,
                    events.size(),
                    List.copyOf(events),
                    List.copyOf(refused),
                    leftOut);
        }

        static NoticeOutcome refused(Notice notice, Refused refused) {
            return taken(notice, List.of(), List.of(refused), Optional.empty());
        }

        static NoticeOutcome duplicate(Notice notice, int accepted) {
            return taken(notice, List.of(), List.of(), Optional.empty()).asDuplicate(accepted);
        }

        NoticeOutcome asDuplicate(int acceptedBefore) {
            return new NoticeOutcome(notice, topic, true, acceptedBefore, events, refused, leftOut);
        }
    }

    /**
     * Something that was set aside on {@code support.rejected}.
     *
     * @param eventId of the event; empty when the notice did not become one
     */
    public record Refused(Optional<String> eventId, List<Violation> violations) {}

    /** How many events were taken, duplicates included. */
    public int accepted() {
        return notices.stream().mapToInt(NoticeOutcome::accepted).sum();
    }

    /** Whether nothing had to be set aside. */
    public boolean isClean() {
        return unreadable.isEmpty()
                && notices.stream().allMatch(it -> it.refused().isEmpty());
    }
}
