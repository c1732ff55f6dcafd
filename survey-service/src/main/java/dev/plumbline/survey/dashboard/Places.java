package dev.plumbline.survey.dashboard;

import dev.plumbline.survey.SurveyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the pages for leads lead besides themselves. */
@Named("places")
@ApplicationScoped
public class Places {
    private final Optional<String> dashboards;

    Places(SurveyConfig config) {
        this.dashboards = config.dashboardsUrl().map(it -> it.replaceAll("/+$", ""));
    }

    public Optional<String> dashboards() {
        return dashboards;
    }

    /** The page of a conversation, where there are dashboards. */
    Optional<String> conversation(String id) {
        return dashboards.map(it -> it + "/conversations/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
