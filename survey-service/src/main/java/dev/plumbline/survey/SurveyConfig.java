package dev.plumbline.survey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an operator can set about surveys. */
@ConfigMapping(prefix = "plumbline.survey")
public interface SurveyConfig {
    /** Where customers reach this service; the links in mails begin with it. */
    @WithDefault("http://localhost:8083")
    URI baseUrl();

    /** Where the dashboards are, for links to them and to conversations in the page for leads; without it there are none. */
    Optional<String> dashboardsUrl();

    /** How long after a conversation is resolved its customer is asked. */
    @WithDefault("PT0S")
    Duration delay();

    /** How long an answer is taken after sending. */
    @WithDefault("P28D")
    Duration expiry();

    /** Secret that the tokens of survey links are made with; the key pepper when not set. Links end when it changes. */
    Optional<String> tokenSecret();
}
