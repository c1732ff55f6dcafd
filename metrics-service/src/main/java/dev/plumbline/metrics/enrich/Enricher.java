package dev.plumbline.metrics.enrich;

import dev.plumbline.contract.Enrichers;
import java.util.List;

/**
 * Derives from texts what their events do not say. The one that is shipped reads a lexicon; a model can take its place:
 *
 * <ul>
 *   <li>Any bean of this type replaces it; nothing else has to know.
 *   <li>It gets all texts of a batch at once, up to some thousand, so that a service is called once and not per text.
 *   <li>It is called inside the transaction that stores the events. A service that is away or slow must not hold them up:
 *       let it answer {@link Derived#NOTHING} after a second or two. What it missed is derived when the tenant's facts are
 *       next folded again, as long as the text is kept.
 *   <li>The answer depends on the text and the settings alone, never on the time or on other conversations: the figures
 *       must not depend on the order in which events arrive.
 * </ul>
 */
public interface Enricher {
    /**
     * What each passage says, in their order.
     *
     * @param settings what the tenant has switched on, and its rules
     */
    List<Derived> derive(List<Passage> passages, Enrichers settings);
}
