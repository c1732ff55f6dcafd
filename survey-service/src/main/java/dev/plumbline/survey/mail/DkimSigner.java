package dev.plumbline.survey.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.survey.SurveyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signs mails for the sender's domain: RFC 6376, {@code rsa-sha256}, relaxed header and body. */
@ApplicationScoped
class DkimSigner {
    /** What receivers judge and show; the two of unsubscribing because RFC 8058 asks for it. */
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Language",
            "Auto-Submitted",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final String FIELD = "DKIM-Signature";

    private final Optional<Key> key;

    DkimSigner(SurveyConfig config) {
        var dkim = config.mail().dkim();
        this.key = dkim.privateKey()
                .map(pem -> new Key(
                        dkim.domain().orElseThrow(() -> missing("domain")),
                        dkim.selector().orElseThrow(() -> missing("selector")),
                        privateKey(pem)));
    }

    private record Key(String domain, String selector, PrivateKey secret) {}

    /** Adds the signature, when there is a key. The mail must be as it leaves. */
    void sign(MimeMessage mail) throws MessagingException, IOException {
        if (key.isPresent()) {
            mail.addHeader(FIELD, signature(key.get(), mail));
        }
    }

    private static String signature(Key key, MimeMessage mail) throws MessagingException, IOException {
        var signed = SIGNED.stream().filter(name -> isIn(mail, name)).toList();
        var unsigned = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n h=%s;\r\n bh=%s;\r\n b="
                .formatted(key.domain(), key.selector(), String.join(":\r\n ", signed), bodyHash(mail));
        var input = new StringBuilder();
        for (var name : signed) {
            input.append(relaxed(name, mail.getHeader(name, null))).append("\r\n");
        }
        input.append(relaxed(FIELD, unsigned));
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key.secret());
            signer.update(input.toString().getBytes(UTF_8));
            return unsigned + Base64.getMimeEncoder(72, "\r\n ".getBytes(UTF_8)).encodeToString(signer.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The mail cannot be signed: " + failure.getMessage(), failure);
        }
    }

    private static String bodyHash(MimeMessage mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        // One character for each byte: what is not ASCII stays as it is.
        var whole = bytes.toString(ISO_8859_1);
        var body = whole.substring(whole.indexOf("\r\n\r\n") + 4)
                .replaceAll("[ \t]+(?=\r\n|$)", "")
                .replaceAll("[ \t]+", " ")
                .replaceFirst("(\r\n)*$", "\r\n");
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private static String relaxed(String name, String value) {
        var unfolded = value.replaceAll("\r\n(?=[ \t])", "").replaceAll("[ \t]+", " ");
        return name.toLowerCase(Locale.ROOT) + ":" + unfolded.strip();
    }

    private static boolean isIn(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name) != null;
        } catch (MessagingException impossible) {
            throw new IllegalStateException("The headers of a mail just made can be read", impossible);
        }
    }

    private static PrivateKey privateKey(String pem) {
        try {
            var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "plumbline.survey.mail.dkim.private-key is no RSA key as PEM (PKCS#8)."
                            + " `openssl pkcs8 -topk8 -nocrypt -in key.pem` makes one of another.",
                    unreadable);
        }
    }

    private static IllegalArgumentException missing(String setting) {
        return new IllegalArgumentException(
                "plumbline.survey.mail.dkim.private-key is set, and plumbline.survey.mail.dkim." + setting
                        + " is not.");
    }
}
