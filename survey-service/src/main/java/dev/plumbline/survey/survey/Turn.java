package dev.plumbline.survey.survey;

import java.time.Instant;

/**
 * A conversation was resolved or reopened.
 *
 * @param heardAt when it first arrived
 * @param fresh whether it then was recent enough to ask somebody about it
 */
public record Turn(Position position, boolean resolved, Instant heardAt, boolean fresh) {

    /** Of two turns the later one. A turn that arrives again was heard of the first time. */
    Turn or(Turn other) {
        var order = position.compareTo(other.position);
        if (order == 0) {
            var first = heardAt.isAfter(other.heardAt) ? other.heardAt : heardAt;
            return new Turn(position, resolved, first, fresh || other.fresh);
        }
        return order > 0 ? this : other;
    }
}
