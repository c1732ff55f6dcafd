package dev.plumbline.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What an operator can set about metrics. */
@ConfigMapping(prefix = "plumbline.metrics")
public interface MetricsConfig {
    /** Where people reach the dashboards; the links in digests and reviews begin with it. */
    @WithDefault("http://localhost:8082")
    URI baseUrl();

    /** Where the survey service is, for a link to its page for leads; without it there is none. */
    Optional<String> surveysUrl();
}
