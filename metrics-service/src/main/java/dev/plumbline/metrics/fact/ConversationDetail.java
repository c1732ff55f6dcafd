package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import java.util.List;

/**
 * One conversation opened up.
 *
 * @param grounds the events that the fact rests on
 * @param neighbours the contacts that it repeats or is repeated by
 * @param timeline the events of the conversation and its surveys, in reading order
 */
public record ConversationDetail(
        ConversationFact fact,
        Grounds grounds,
        Profile profile,
        RepeatLinks.Neighbours neighbours,
        List<SupportEvent> timeline,
        Derivation derivation) {

    public RepeatLinks.Link link() {
        return neighbours.link();
    }
}
