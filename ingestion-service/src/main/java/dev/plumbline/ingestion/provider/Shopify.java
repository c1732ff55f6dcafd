package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shopify: customers and what becomes of their orders. Which shop, which topic and which notice it is stands in headers,
 * which the signature does not cover; the secret proves that the body comes from the app that was connected.
 */
public final class Shopify implements Provider {
    private static final String SIGNATURE = "X-Shopify-Hmac-SHA256";
    private static final Pattern SHOP = Pattern.compile("[a-z0-9.-]{1,200}");
    private static final Pattern ID = Pattern.compile("[!-~]{1,150}");

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Signing signing() {
        return Signing.ALWAYS;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        var claimed = request.header(SIGNATURE)
                .orElseThrow(() -> new NotGenuineException("There is no " + SIGNATURE + ": is it Shopify that calls?"));
        if (!Signatures.matches(
                claimed.getBytes(UTF_8),
                secrets,
                secret -> Base64.getEncoder().encode(Signatures.hmac("HmacSHA256", secret, request.body())))) {
            throw new NotGenuineException(
                    SIGNATURE + " does not match. The signing secret must be the app's client secret,"
                            + " or for webhooks made in the shop's settings the one shown there.");
        }
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var body = Payload.of(request.body());
        var topic = header(request, body, "X-Shopify-Topic", ID);
        var shop = header(request, body, "X-Shopify-Shop-Domain", SHOP);
        var id = request.header("X-Shopify-Webhook-Id")
                .filter(it -> ID.matcher(it).matches())
                // One event can have several topics, each with its own notice.
                .or(() -> request.header("X-Shopify-Event-Id")
                        .filter(it -> ID.matcher(it).matches() && topic.length() < 50)
                        .map(event -> event + ":" + topic))
                .orElse("");
        if (id.isEmpty()) {
            body.reject("", "comes without the header X-Shopify-Webhook-Id, or with an unusable one");
        }
        var source = "/shopify/" + shop;
        var time = triggeredAt(request);
        var told = told(topic, body);
        body.requireReadable();
        return List.of(new Notice(id, topic, memory -> {
            var findings = new Findings(source, id, time);
            told.tell(findings, memory);
            return findings.interpretation();
        }));
    }

    /** What a body tells. All that can be wrong with it is found out now. */
    @FunctionalInterface
    interface Told {
        void tell(Findings findings, Memory memory);
    }

    private static Told told(String topic, Payload body) {
        return switch (topic) {
            case "orders/create" -> ShopifyOrder.read(body)::created;
            case "orders/updated" -> ShopifyOrder.read(body)::updated;
            case "orders/cancelled" -> ShopifyOrder.read(body)::cancelled;
            case "refunds/create" -> ShopifyRefund.read(body);
            case "fulfillments/create", "fulfillments/update" -> ShopifyDelivery.fulfillment(body);
            case "fulfillment_events/create" -> ShopifyDelivery.event(body);
            case "customers/create", "customers/update" -> ShopifyCustomer.read(body);
            case "customers/data_request", "customers/redact", "shop/redact" ->
                compliance(topic, body.id("customer/id"));
            default -> leftOut("Nothing is counted of the topic " + topic + ".");
        };
    }

    /** Shopify wants these acknowledged; what they ask for a person must see to, with the customer's consent or order. */
    private static Told compliance(String topic, Optional<String> customerId) {
        var customer = customerId.map(ShopifyCustomer::customer).orElse("{id}");
        return leftOut(
                switch (topic) {
                    case "customers/data_request" ->
                        "A customer asks what is stored of them: answer within 30 days from" + " GET /v1/customers/"
                                + customer + ".";
                    case "customers/redact" ->
                        "Shopify asks to erase a customer: call DELETE /v1/customers/" + customer
                                + "/data within 30 days.";
                    default ->
                        "The shop removed the app and asks to erase what came from it: call"
                                + " DELETE /v1/customers/{id}/data for each of its customers, and revoke this address.";
                });
    }

    private static Told leftOut(String why) {
        return (findings, memory) -> findings.leaveOut(why);
    }

    private static Instant triggeredAt(WebhookRequest request) {
        return request.header("X-Shopify-Triggered-At")
                .flatMap(text -> {
                    try {
                        return Optional.of(Rfc3339.parse(text));
                    } catch (DateTimeException malformed) {
                        // Only a fallback: most bodies have times of their own.
                        return Optional.empty();
                    }
                })
                .filter(it -> !it.isAfter(request.arrivedAt()))
                .orElse(request.arrivedAt());
    }

    private static String header(WebhookRequest request, Payload body, String name, Pattern form) {
        var value = request.header(name)
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (!form.matcher(value).matches()) {
            body.reject("", "comes without the header " + name + ", or with an unusable one");
        }
        return value;
    }
}
