package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request of HubSpot's proves itself. Version 3 is held against alone where it is present; the older two are what
 * older apps get.
 *
 * <p>The older two sign no time. HubSpot sends them beside the third, and they are taken where it is absent: so whoever got hold
 * of a request can send it again, without the third's header, after the five minutes for which the third holds. It changes
 * nothing, as its events are known by their ids and taken once; without the client secret nothing else can be sent.
 */
final class HubSpotSignature {
    /** What HubSpot decodes in an address before it signs it, and nothing else. */
    private static final Pattern DECODED =
            Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", Pattern.CASE_INSENSITIVE);

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");

    private final WebhookRequest request;

    private HubSpotSignature(WebhookRequest request) {
        this.request = request;
    }

    static HubSpotSignature of(WebhookRequest request) {
        return new HubSpotSignature(request);
    }

    void verify(List<String> secrets) throws NotGenuineException {
        var third = request.header("X-HubSpot-Signature-v3");
        if (third.isPresent()) {
            verifyThird(third.get(), secrets);
            return;
        }
        var claimed = request.header("X-HubSpot-Signature")
                .orElseThrow(() -> new NotGenuineException("There is neither X-HubSpot-Signature-v3 nor"
                        + " X-HubSpot-Signature: does the request come from a HubSpot app?"));
        var version = request.header("X-HubSpot-Signature-Version").orElse("");
        var signed = switch (version) {
            case "v1" -> "";
            case "v2" -> request.method() + request.uri();
            default ->
                throw new NotGenuineException(
                        "X-HubSpot-Signature-Version must be v1 or v2 where there is no X-HubSpot-Signature-v3.");
        };
        require(Signatures.matches(
                claimed.toLowerCase(Locale.ROOT).getBytes(UTF_8),
                secrets,
                secret -> HexFormat.of()
                        .formatHex(sha256((secret + signed).getBytes(UTF_8), request.body()))
                        .getBytes(US_ASCII)));
    }

    private void verifyThird(String claimed, List<String> secrets) throws NotGenuineException {
        var timestamp = request.header("X-HubSpot-Request-Timestamp")
                .filter(it -> MILLISECONDS.matcher(it).matches())
                .orElseThrow(() -> new NotGenuineException(
                        "X-HubSpot-Request-Timestamp is missing, or no number of milliseconds since 1970."));
        var target = (request.method() + decoded(request.uri())).getBytes(UTF_8);
        require(Signatures.matches(
                claimed.getBytes(UTF_8),
                secrets,
                secret -> Base64.getEncoder()
                        .encode(Signatures.hmac(
                                "HmacSHA256", secret, target, request.body(), timestamp.getBytes(US_ASCII)))));
        Signatures.requireRecent(instant(timestamp), request.arrivedAt());
    }

    private static Instant instant(String milliseconds) throws NotGenuineException {
        try {
            return Instant.ofEpochMilli(Long.parseLong(milliseconds));
        } catch (NumberFormatException | DateTimeException tooLong) {
            throw new NotGenuineException("X-HubSpot-Request-Timestamp is no time.");
        }
    }

    private static String decoded(String uri) {
        return DECODED.matcher(uri)
                .replaceAll(encoded ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(encoded.group(1), 16))));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Where the request was sent, without the token at its end: that is a secret, and this is for people to read. */
    private String address() {
        var address = request.uri().split("[?#]", 2)[0].replaceAll("/+$", "");
        return address.substring(0, address.lastIndexOf('/') + 1) + "…";
    }

    private void require(boolean matches) throws NotGenuineException {
        if (!matches) {
            throw new NotGenuineException(
                    "The signature does not match. Is the signing secret the app's client secret, and is "
                            + address()
                            + " the address that HubSpot calls? Behind a proxy that must be the public one.");
        }
    }
}
