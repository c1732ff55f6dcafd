package dev.plumbline.runner.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.embedded.FreePort;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The mailbox")
class MailboxTest {
    private static final String HTML =
            "<html><head><title>Survey</title></head><body><a href=\"http://localhost:8083/s/token?score=4\">4</a></body></html>";

    @TempDir
    Path folder;

    private final int smtp = FreePort.find();
    private final int page = FreePort.find();
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(folder, smtp, page);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void keeps_both_parts_and_the_headers_of_a_mail() throws Exception {
        send("Wie war's, Zoë?", "Hello\n.and a line that begins with a dot\n", HTML);
        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Wie war's, Zoë?");
            assertThat(mail.to()).isEqualTo("zoe@example.org");
            assertThat(mail.text().orElseThrow()).contains("\n.and a line");
            assertThat(mail.html()).contains(HTML);
            assertThat(mail.header("list-unsubscribe")).contains("<http://localhost:8083/s/token/unsubscribe>");
        });
    }

    @Test
    void has_its_mails_after_a_restart_the_newest_first() throws Exception {
        send("first", "1", HTML);
        send("second", "2", HTML);
        mailbox.close();
        mailbox = Mailbox.start(folder, smtp, page);
        assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("second", "first");
    }

    @Test
    void shows_a_mail_in_a_frame_that_may_run_nothing() throws Exception {
        send("<script>alert(1)</script>", "text", HTML);
        String id = mailbox.mails().getFirst().id();
        assertThat(get("/").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get("/mail/" + id).body()).contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
        var framed = get("/mail/" + id + "/html");
        assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox allow-popups")
                .contains("default-src 'none'");
        assertThat(framed.body()).contains("<base target=\"_blank\">");
    }

    @Test
    void knows_only_mails_and_no_files() throws Exception {
        assertThat(get("/mail/..%2f..%2fapi-key/source").statusCode()).isEqualTo(404);
        assertThat(get("/mail/1795370634279-000000").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + page + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void send(String subject, String text, String html) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(smtp));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("plumbline@localhost"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("zoe@example.org"));
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe", "<http://localhost:8083/s/token/unsubscribe>");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }
}
