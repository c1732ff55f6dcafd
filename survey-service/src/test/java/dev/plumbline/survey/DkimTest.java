package dev.plumbline.survey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies signatures as a receiver does, from the bytes that arrived: RFC 6376, section 6.1. */
@QuarkusTest
@DisplayName("The signature of a mail")
class DkimTest extends ServiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void is_right_for_the_body_and_the_headers_that_arrived(String locale) throws Exception {
        var mail = received(locale);

        assertThat(mail.tags()).containsEntry("a", "rsa-sha256").containsEntry("d", "plumbline.local");
        assertThat(mail.tags().get("bh")).isEqualTo(mail.bodyHash());
        assertThat(mail.isSigned()).isTrue();
    }

    @Test
    void covers_what_receivers_act_on() throws Exception {
        assertThat(received("en").signed()).contains("from", "to", "subject", "date", "message-id", "list-unsubscribe");
    }

    @Test
    void is_wrong_as_soon_as_a_word_is_changed() throws Exception {
        var mail = received("en");

        assertThat(new Received(mail.headers(), mail.body().replace("Hello", "Howdy")).bodyHash())
                .isNotEqualTo(mail.tags().get("bh"));
        var other = mail.headers().stream()
                .map(it -> it.startsWith("Subject:") ? "Subject: You have won" : it)
                .toList();
        assertThat(new Received(other, mail.body()).isSigned()).isFalse();
    }

    private Received received(String locale) throws Exception {
        var customer = HelpDesk.newId("cust");
        var conversation = HelpDesk.newId("conv");
        var now = java.time.Instant.now();
        helpDesk.tells(
                HelpDesk.knows(customer, customer + "@example.com", locale, now),
                HelpDesk.opened(conversation, customer, now),
                HelpDesk.resolved(conversation, now));
        awaitState(conversation, "sent");
        var bytes = new ByteArrayOutputStream();
        mailServer.to(customer + "@example.com").getFirst().writeTo(bytes);
        var whole = bytes.toString(ISO_8859_1);
        var end = whole.indexOf("\r\n\r\n");
        return new Received(Arrays.asList(whole.substring(0, end).split("\r\n(?![ \t])")), whole.substring(end + 4));
    }

    private record Received(List<String> headers, String body) {
        Map<String, String> tags() {
            return Arrays.stream(header("dkim-signature").split(":", 2)[1].split(";"))
                    .map(tag -> tag.split("=", 2))
                    .collect(Collectors.toMap(tag -> tag[0].strip(), tag -> tag[1].replaceAll("\\s", "")));
        }

        List<String> signed() {
            return Arrays.stream(tags().get("h").split(":"))
                    .map(String::toLowerCase)
                    .toList();
        }

        String bodyHash() throws Exception {
            var lines = new ArrayList<String>();
            for (var line : body.split("\r\n", -1)) {
                lines.add(line.replaceAll("[ \t]+", " ").stripTrailing());
            }
            while (!lines.isEmpty() && lines.getLast().isEmpty()) {
                lines.removeLast();
            }
            var canonical = String.join("\r\n", lines) + "\r\n";
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(ISO_8859_1)));
        }

        boolean isSigned() throws Exception {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(MailServer.KEY.getPublic());
            for (var name : signed()) {
                verifier.update((canonical(header(name)) + "\r\n").getBytes(ISO_8859_1));
            }
            var unsigned = header("dkim-signature").replaceFirst("(?s)([;\\s]b=).*$", "$1");
            verifier.update(canonical(unsigned).getBytes(ISO_8859_1));
            return verifier.verify(Base64.getDecoder().decode(tags().get("b")));
        }

        private String header(String name) {
            return headers.stream()
                    .filter(it -> it.toLowerCase().startsWith(name + ":"))
                    .findFirst()
                    .orElseThrow();
        }

        private static String canonical(String header) {
            var parts = header.split(":", 2);
            return parts[0].toLowerCase() + ":"
                    + parts[1].replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
        }
    }
}
