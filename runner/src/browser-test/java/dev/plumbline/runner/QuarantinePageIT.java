package dev.plumbline.runner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The quarantine in a browser")
class QuarantinePageIT {
    private static final String WRONG = "{\"specversion\": \"1.0\", \"id\": \"%s\", \"source\": \"/quarantine-page\", "
            + "\"type\": \"conversation.resolved\", \"subject\": \"q-1\", \"time\": \"2026-02-01T09:30:00Z\", "
            + "\"data\": {\"by\": \"nobody\"}}";

    private static Suite suite;
    private static Chromium chromium;

    private final String id = "quarantine-page-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        suite = SharedSuite.running();
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void shows_what_is_wrong_takes_the_correction_and_never_scrolls_sideways(int width) throws Exception {
        reject();
        try (var context = chromium.browser().newContext(size(width))) {
            var complaints = new ArrayList<String>();
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(suite.url(Service.INGESTION) + "/");
            assertThat(fits(page)).isTrue();
            page.locator("form[role=search] input[name=q]").fill(id);
            page.locator("button:has-text('Filter')").click();
            page.locator("td a").click();

            assertThat(page.locator(".listing .wrong")).hasCount(1);
            assertThat(page.locator(".listing .wrong")).containsText("\"by\": \"nobody\"");
            assertThat(fits(page)).isTrue();

            var text = page.locator("textarea");
            text.fill(text.inputValue().replace("nobody", "human"));
            page.locator("button:has-text('Replay')").click();

            assertThat(page.locator(".notice.good")).containsText("as event " + id);
            assertThat(fits(page)).isTrue();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void drops_an_event_on_a_phone_without_javascript() throws Exception {
        reject();
        try (var context = chromium.browser().newContext(size(360).setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(suite.url(Service.INGESTION) + "/quarantine?q=" + id);
            page.locator("td a").click();
            page.locator("summary:has-text('Drop')").click();
            page.locator("input[name=why]").fill("a test");
            page.locator("button:has-text('Drop')").click();

            assertThat(page.locator(".notice")).containsText("Dropped on ");
            assertThat(page.locator(".notice")).containsText("a test");
        }
    }

    /** Posts an event that is refused and waits until the quarantine has it. */
    private void reject() throws Exception {
        var api = new Api(suite, suite.secrets().apiKey());
        var answer = api.send(Service.INGESTION, "/v1/events", "application/cloudevents+json", WRONG.formatted(id));
        assertThat(answer.statusCode()).isEqualTo(400);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(Service.INGESTION, "/v1/rejected?q=" + id)
                        .body()
                        .contains(id));
    }

    private static Browser.NewContextOptions size(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 800);
    }

    private static boolean fits(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }
}
