package dev.plumbline.metrics.kpi;

import java.util.Locale;

/** What only certain KPIs can be grouped and filtered by; what it means to one, its {@link Division} says. */
public enum Facet implements Axis {
    ARTICLE,
    KIND,
    REASON,
    REVIEWED,
    THEME;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
