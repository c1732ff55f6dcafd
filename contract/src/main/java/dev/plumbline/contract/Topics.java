package dev.plumbline.contract;

/** The topics between the services. */
public final class Topics {
    /** Every accepted support event; key tenant|subject. */
    public static final String SUPPORT_EVENTS = "support.events";
    /** What was refused, with the reason ({@link RejectedEvent}); key tenant. */
    public static final String SUPPORT_REJECTED = "support.rejected";
    /** The latest figures ({@link KpiSnapshot}), compacted; key tenant|kpi|group, see {@link KpiSnapshot#key}. */
    public static final String KPI_SNAPSHOTS = "kpi.snapshots";
    /** The tenants ({@link Tenant}), compacted; key tenant. */
    public static final String TENANT_REGISTRY = "tenant.registry";
    /** When API keys were last used ({@link KeyUse}), for ingestion to show, compacted; key tenant|key id. */
    public static final String TENANT_KEY_USE = "tenant.key-use";
    /** What became of each alert ({@link AlertChanged}), compacted; key tenant|fingerprint. */
    public static final String SUPPORT_ALERTS = "support.alerts";

    /** Whose data is to be forgotten ({@link CustomerErased}); key tenant|customer id. Kept longer than any event. */
    public static final String CUSTOMER_ERASURES = "customer.erasures";

    private Topics() {}
}
