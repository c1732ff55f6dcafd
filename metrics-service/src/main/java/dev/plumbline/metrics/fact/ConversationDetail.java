package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import java.util.List;

/**
 * One conversation opened up: its fact, how it is linked, and the events that it was folded from, in reading order.
 */
public record ConversationDetail(
        ConversationFact fact,
        Profile profile,
        RepeatLinks.Link link,
        List<SupportEvent> timeline,
        Derivation derivation) {}
