package dev.plumbline.survey.survey;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at who gets no more surveys of a tenant, and lifts what was a mistake. */
public final class ReadSuppressions {
    private final Suppressions suppressions;
    private final Transactions transactions;

    public ReadSuppressions(Suppressions suppressions, Transactions transactions) {
        this.suppressions = suppressions;
        this.transactions = transactions;
    }

    /** Newest first. */
    public List<Suppression> list(String tenant, Optional<Suppressions.Mark> after, int most) {
        return transactions.in(tenant, () -> suppressions.list(tenant, after, most));
    }

    /** Whether there was one to lift. */
    public boolean lift(String tenant, UUID id) {
        return transactions.in(tenant, () -> suppressions.lift(tenant, id));
    }
}
