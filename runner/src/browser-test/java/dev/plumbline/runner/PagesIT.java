package dev.plumbline.runner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.runner.demo.DemoData;
import dev.plumbline.runner.mailbox.Mail;
import dev.plumbline.runner.send.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("With the demo loaded, a browser")
class PagesIT {
    private static final Pattern SURVEY = Pattern.compile("http://[^\\s\"'<>]+/s/[A-Za-z0-9_-]+");

    private static Suite suite;
    private static Chromium chromium;

    @BeforeAll
    static void load() throws Exception {
        suite = SharedSuite.running();
        chromium = Chromium.launch();
        var lines = DemoData.lines(Instant.now(), 7).toList();
        var conversations = lines.stream()
                .filter(line -> line.contains("\"conversation.opened\""))
                .count();
        var outcome = new EventSender(
                        suite.url(Service.INGESTION), suite.secrets().apiKey())
                .send(lines.iterator(), sent -> {});
        assertThat(outcome.rejected()).isEmpty();
        var api = new Api(suite, suite.secrets().apiKey());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> api.volume("2020-01-01", Instant.now().toString()) == conversations);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void draws_the_start_page_without_a_complaint_and_without_sideways_scrolling(int width) {
        try (var context = chromium.browser().newContext(size(width))) {
            var complaints = new ArrayList<String>();
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(suite.url(Service.METRICS) + "/");

            assertThat(page.locator("canvas, svg[role=img], [_echarts_instance_]")
                            .first())
                    .isVisible();
            assertThat(page.getByText("Paths side by side")).isVisible();
            assertThat(fits(page)).isTrue();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void reaches_a_conversation_behind_a_figure_in_two_clicks() {
        try (var context = chromium.browser().newContext(size(1280))) {
            var page = context.newPage();
            page.navigate(suite.url(Service.METRICS) + "/");

            page.locator("table a[href*='/conversations?'][href*='path=ai_to_human']")
                    .last()
                    .click();
            page.locator("a[href*='/conversations/']").first().click();

            assertThat(page.url()).matches(".*/conversations/[^?]+.*");
            assertThat(page.locator("h1")).isVisible();
            assertThat(fits(page)).isTrue();
        }
    }

    @Test
    void answers_a_survey_on_a_phone_without_javascript_in_two_taps() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !links().isEmpty());
        try (var context = chromium.browser().newContext(size(360).setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(links().getFirst());
            assertThat(page.locator("input[type=radio]:checked")).hasCount(0);
            assertThat(page.locator("input[type=radio]")).hasCount(5);

            page.locator("label.score-5").click();
            page.locator("button[type=submit]").click();

            assertThat(page.getByText("Thank you").first()).isVisible();
            assertThat(context.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, ''", "1280, ''", "360, ?month=2026-01", "1280, ?quarter=2026-Q1"})
    void shows_a_review_without_a_complaint_and_without_sideways_scrolling(int width, String query) {
        try (var context = chromium.browser().newContext(size(width))) {
            var complaints = new ArrayList<String>();
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(suite.url(Service.METRICS) + "/review" + query);

            assertThat(page.locator("h1")).containsText("Review");
            assertThat(page.locator(".tiles .tile")).hasCount(9);
            assertThat(fits(page)).isTrue();
            assertThat(complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "1280, LIGHT", "360, DARK", "1280, DARK"})
    void shows_leads_the_surveys_without_a_complaint_and_without_sideways_scrolling(int width, ColorScheme scheme) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !links().isEmpty());
        try (var context = chromium.browser().newContext(size(width).setColorScheme(scheme))) {
            var complaints = new ArrayList<String>();
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(suite.url(Service.METRICS) + "/");
            page.locator(".places a:has-text('Surveys')").click();

            assertThat(page.locator("h1")).containsText("Surveys");
            assertThat(page.locator("#kinds")).isVisible();
            assertThat(page.locator(".tag:has-text('too few to rank')").first()).isVisible();
            assertThat(fits(page)).isTrue();
            assertThat(complaints).isEmpty();

            page.locator("select[name=kind]").selectOption("csat");
            page.locator("button:has-text('Filter')").click();
            assertThat(page.locator("select[name=kind]")).hasValue("csat");
            assertThat(fits(page)).isTrue();
        }
    }

    @Test
    void keeps_what_a_review_decides_without_javascript_and_shows_it_in_the_next_one() {
        try (var context = chromium.browser().newContext(size(360).setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(suite.url(Service.METRICS) + "/");
            page.locator(".places a[href='/review']").click();
            page.locator("a[rel=prev]").click();

            page.locator("textarea[name=text]").fill("Read ten more handoffs.");
            page.locator("input[name=author]").fill("Kim");
            page.locator("form.deciding button").click();
            assertThat(page.locator("#note")).containsText("Kim, ");

            page.locator("a[rel=next]").click();
            assertThat(page.locator(".decided").first()).containsText("Read ten more handoffs.");
        }
    }

    private static List<String> links() {
        return suite.mailbox().mails().stream()
                .filter(mail -> !mail.to().contains("ann@example.com"))
                .map(Mail::text)
                .flatMap(text -> SURVEY.matcher(text.orElse("")).results().limit(1))
                .map(link -> link.group())
                .toList();
    }

    private static Browser.NewContextOptions size(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 800);
    }

    private static boolean fits(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }
}
