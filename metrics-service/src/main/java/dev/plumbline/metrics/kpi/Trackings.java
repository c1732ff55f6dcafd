package dev.plumbline.metrics.kpi;

import java.util.Map;

/** Where it is kept what tenants want of their KPIs. */
public interface Trackings {
    /** Of all KPIs that a tenant tracks, by their keys. */
    Map<String, Tracking> all(String tenant);

    /** Replaces what a tenant wants of a KPI. */
    void set(String tenant, Kpi<?> kpi, Tracking tracking);
}
