package dev.plumbline.runner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The page of keys in a browser")
class KeysPageIT {
    private static Suite suite;
    private static Chromium chromium;

    private final String name = "Key " + UUID.randomUUID();

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
    void makes_rotates_and_revokes_a_key_without_javascript_or_sideways_scrolling(int width) {
        try (var context = chromium.browser().newContext(size(width).setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(suite.url(Service.INGESTION) + "/keys");

            page.getByText("New API key …").click();
            page.getByLabel("Name").first().fill(name);
            page.getByText("Make the key").click();
            assertThat(page.locator("[data-copy]").first()).containsText("plk_");
            assertFits(page);

            row(page).getByText("Rotate").click();
            assertFits(page);
            page.getByText("Make a new secret").locator("visible=true").click();
            assertThat(page.locator("[data-copy]").first()).containsText("plk_");
            assertThat(row(page)).containsText("The old secret plk_");

            row(page).getByText("Revoke").first().click();
            row(page).locator("button.danger").click();
            assertThat(row(page)).hasCount(0);
            assertThat(page).hasURL(suite.url(Service.INGESTION) + "/keys");
            assertFits(page);
        }
    }

    @Test
    void copies_a_secret_with_a_button() {
        var options = size(1280).setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (var context = chromium.browser().newContext(options)) {
            var page = context.newPage();
            page.navigate(suite.url(Service.INGESTION) + "/keys");
            page.getByText("New API key …").click();
            page.getByLabel("Name").first().fill(name);
            page.getByText("Make the key").click();

            page.getByText("Copy", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();

            assertThat(page.getByText("Copied").first()).isVisible();
            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.locator("[data-copy]").first().textContent());
        }
    }

    private Locator row(Page page) {
        return page.locator(".keys > li").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void assertFits(Page page) {
        // Measured by the browser itself, which runs no script of the page here.
        var bar = page.locator("header.bar").boundingBox();
        assertThat(bar.width).isLessThanOrEqualTo(page.viewportSize().width);
        for (var part : page.locator("main section, main button:visible, main select:visible")
                .all()) {
            if (part.isVisible()) {
                var box = part.boundingBox();
                assertThat(box.x + box.width).isLessThanOrEqualTo(page.viewportSize().width);
            }
        }
    }

    private static Browser.NewContextOptions size(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, 800);
    }
}
