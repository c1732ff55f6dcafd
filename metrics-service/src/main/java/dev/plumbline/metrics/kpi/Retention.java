package dev.plumbline.metrics.kpi;

import java.util.List;

/** Where it is found what becomes of customers after their support experience. */
public interface Retention {
    /** The cohorts of the months that begin in a query's period, among the customers that pass its filters. */
    List<Cohorts.Cohort> cohorts(String tenant, Query query);
}
