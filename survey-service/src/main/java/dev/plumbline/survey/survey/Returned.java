package dev.plumbline.survey.survey;

import java.util.Optional;
import java.util.UUID;

/**
 * What a mail server told of a survey that it had taken before.
 *
 * @param survey which one, when the report names it
 * @param recipient whose mailbox the report is about
 * @param said in the server's words
 * @param addressDead whether no mail will ever reach the address; otherwise only this one did not
 */
public record Returned(Kind kind, Optional<UUID> survey, Optional<String> recipient, String said, boolean addressDead) {
    public enum Kind {
        BOUNCED,
        COMPLAINED
    }
}
