package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request's events.
 *
 * @param accepted how many were taken, duplicates included
 * @param rejected how many were not
 * @param refusals the first of those not taken; not all, when they are very many
 */
public record Outcome(long accepted, long rejected, List<Refusal> refusals) {

    /**
     * An event that was not taken.
     *
     * @param index its position in the request, from 0
     * @param id its own id, if it could be read
     */
    public record Refusal(long index, Optional<String> id, List<Violation> violations) {}

    public long events() {
        return accepted + rejected;
    }

    public boolean isWhole() {
        return refusals.size() == rejected;
    }
}
