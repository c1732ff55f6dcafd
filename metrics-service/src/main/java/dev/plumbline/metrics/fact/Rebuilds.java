package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Tenant;
import java.util.Optional;

/** Where a rebuild of a tenant's facts is asked for and watched. Each tenant has one at a time. */
public interface Rebuilds {
    /** Has a tenant's facts rebuilt, and tells how far that is; where it happens already, nothing is begun. */
    Rebuild ask(Tenant tenant);

    /** The rebuild that runs, or the last one. */
    Optional<Rebuild> latest(String tenant);
}
