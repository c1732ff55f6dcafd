package dev.plumbline.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.metrics.review.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;

/** Addresses of the dashboards as they stand outside of them, whole. */
@ApplicationScoped
public class DashboardLinks {
    private final MetricsConfig config;

    public DashboardLinks(MetricsConfig config) {
        this.config = config;
    }

    /** The page of a conversation. */
    public String conversation(String id) {
        // URLEncoder writes forms, where a space is a plus; in a path it would stay one.
        return root() + "/conversations/" + URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }

    /** The page of a review. */
    public String review(Period period) {
        return root() + "/review?" + period.cadence().key() + "=" + period.key();
    }

    /** The host that people know us by. */
    public String host() {
        return config.baseUrl().getHost();
    }

    private String root() {
        var address = config.baseUrl().toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
