package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Period;
import java.util.Optional;

/**
 * How long a tenant's data is kept, counted in its own calendar from when it happened; empty is for ever. What goes
 * earlier with another kind is gone: message text never outlives its event. What was refused may hold any of the three,
 * and is kept no longer than the shortest of them.
 *
 * @param events support events and all that was worked out of them: figures, surveys and their answers, alerts
 * @param messageText what people wrote: messages, subject lines, survey comments, notes
 * @param personalData what tells who a customer is: e-mail address, language, attributes, the customer's id; the counts
 *     stay
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Retention(Optional<Period> events, Optional<Period> messageText, Optional<Period> personalData) {
    /** Nothing ends by itself; so it is until a tenant says otherwise. */
    public static final Retention FOR_EVER = new Retention(Optional.empty(), Optional.empty(), Optional.empty());
}
