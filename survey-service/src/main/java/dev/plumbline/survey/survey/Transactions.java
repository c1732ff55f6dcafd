package dev.plumbline.survey.survey;

import java.util.function.Supplier;

/** All that happens inside happens, or nothing does. */
public interface Transactions {
    /** Sees one tenant's rows. */
    <T> T in(String tenant, Supplier<T> work);

    /** Sees all tenants' rows: for workers, never for a request. */
    <T> T acrossTenants(Supplier<T> work);
}
