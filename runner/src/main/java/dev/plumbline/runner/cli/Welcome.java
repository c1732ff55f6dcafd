package dev.plumbline.runner.cli;

import dev.plumbline.runner.Service;
import dev.plumbline.runner.Suite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a person needs to know once everything runs. */
final class Welcome {
    private Welcome() {}

    static String text(Suite suite, double seconds) {
        return """

                Plumbline is ready (%.1f s).

                  Dashboards  %s/
                  Surveys     %s/
                  Alerts      %s/
                  Mailbox     http://localhost:%d/
                  API key     %s  (tenant demo, all scopes)

                Send a first event:

                  curl -X POST %s/v1/events \\
                    -H 'Authorization: Bearer %s' \\
                    -H 'Content-Type: application/cloudevents+json' \\
                    -d '{"specversion":"1.0","id":"1","source":"/hello","type":"conversation.opened",
                         "subject":"conversation-1","time":"%s","data":{"channel":"chat","handledBy":"ai"}}'

                Ctrl-C stops everything; the data stays in %s
                """.formatted(
                        seconds,
                        suite.url(Service.METRICS),
                        suite.url(Service.SURVEY),
                        suite.url(Service.ALERT),
                        suite.options().ports().mailbox(),
                        suite.secrets().apiKey(),
                        suite.url(Service.INGESTION),
                        suite.secrets().apiKey(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        suite.options().data());
    }
}
