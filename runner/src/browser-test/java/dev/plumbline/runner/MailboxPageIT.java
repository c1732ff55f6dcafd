package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.plumbline.embedded.FreePort;
import dev.plumbline.runner.mailbox.Mailbox;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The mailbox in a browser")
class MailboxPageIT {
    private final int smtp = FreePort.find();
    private final int port = FreePort.find();

    @TempDir
    Path folder;

    private Mailbox mailbox;
    private Chromium chromium;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(folder, smtp, port);
        chromium = Chromium.launch();
    }

    @AfterEach
    void stop() {
        chromium.close();
        mailbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void shows_a_mail_whose_link_opens_beside_it_and_whose_script_does_not_run(int width) throws IOException {
        deliver("""
                Subject: How did we do?
                Content-Type: text/html; charset=utf-8

                <p><a href="http://localhost:%d/newest">4 of 5</a></p><script>document.body.innerHTML = "run"</script>
                """.formatted(port));
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 760))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/");
            page.getByText("How did we do?").click();
            var link = page.frameLocator("iframe").getByText("4 of 5");
            PlaywrightAssertions.assertThat(link).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            Page opened = context.waitForPage(link::click);
            assertThat(opened.url()).endsWith("/newest");
        }
    }

    private void deliver(String mail) throws IOException {
        try (var socket = new Socket("127.0.0.1", smtp);
                var out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("HELO test\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
            out.print(mail.replace("\n", "\r\n") + ".\r\nQUIT\r\n");
            out.flush();
            // All that it has to say has been said once it hangs up.
            socket.getInputStream().readAllBytes();
        }
    }
}
