package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shopify")
class ShopifyTest {
    private static final Instant ARRIVAL = Instant.parse("2026-03-10T12:00:00Z");
    private static final String BUYER = "shopify:6600200";

    private final Delivered delivered = new Delivered(new Shopify());
    private int deliveries;

    @Test
    void tells_an_order() throws Exception {
        assertThat(happened("orders/create", "order"))
                .containsExactly("commerce.recorded " + BUYER
                        + " {\"kind\":\"order\",\"orderId\":\"8200100\",\"amount\":129.90,\"currency\":\"USD\"}");
    }

    @Test
    void names_its_shop_and_the_time_of_the_order() throws Exception {
        assertThat(delivered.events(request("orders/create", "order")))
                .singleElement()
                .satisfies(it -> assertThat(it.source()).isEqualTo("/shopify/lumen.myshopify.com"))
                .satisfies(it -> assertThat(it.time()).isEqualTo(Instant.parse("2026-02-01T09:00:00Z")));
    }

    @Test
    void renews_a_customer_with_another_order_and_flags_what_its_tags_say() throws Exception {
        happened("orders/create", "order");
        assertThat(happened("orders/create", "second-order"))
                .containsExactly(
                        "commerce.recorded " + BUYER
                                + " {\"kind\":\"order\",\"orderId\":\"8200101\",\"amount\":20.00,\"currency\":\"USD\"}",
                        "customer.renewed " + BUYER + " {}",
                        "commerce.recorded " + BUYER + " {\"kind\":\"fraud_flag\",\"orderId\":\"8200101\"}");
    }

    @Test
    void renews_a_customer_whose_orders_it_counts_itself() throws Exception {
        for (var count : List.of("3", "\"3\"")) {
            var body = edited("order", "\"orders_count\": 1", "\"orders_count\": " + count);
            assertThat(new Delivered(new Shopify()).events(request("orders/create", body)))
                    .extracting(it -> it.type().wireName())
                    .containsExactly("commerce.recorded", "customer.renewed");
        }
    }

    @Test
    void tells_a_cancellation_for_fraud() throws Exception {
        assertThat(happened("orders/cancelled", "cancelled-order"))
                .containsExactly(
                        "commerce.recorded " + BUYER
                                + " {\"kind\":\"cancellation\",\"orderId\":\"8200100\",\"amount\":129.90,\"currency\":\"USD\"}",
                        "commerce.recorded " + BUYER + " {\"kind\":\"fraud_flag\",\"orderId\":\"8200100\"}");
    }

    @Test
    void tells_a_new_tag_once() throws Exception {
        assertThat(happened("orders/updated", "tagged-order"))
                .containsExactly("commerce.recorded " + BUYER + " {\"kind\":\"damaged\",\"orderId\":\"8200100\"}");
        assertThat(leftOut("orders/updated", "tagged-order")).contains("only a new tag");
    }

    @Test
    void tells_a_refund_with_what_was_paid_back_of_the_order_s_customer() throws Exception {
        happened("orders/create", "order");
        assertThat(happened("refunds/create", "refund"))
                .containsExactly(
                        "commerce.recorded " + BUYER
                                + " {\"kind\":\"refund\",\"orderId\":\"8200100\",\"amount\":129.90,\"currency\":\"USD\"}",
                        "commerce.recorded " + BUYER + " {\"kind\":\"return\",\"orderId\":\"8200100\"}",
                        "commerce.recorded " + BUYER + " {\"kind\":\"damaged\",\"orderId\":\"8200100\"}");
    }

    @Test
    void leaves_out_a_refund_of_an_order_it_was_never_told() throws Exception {
        assertThat(leftOut("refunds/create", "refund")).contains("its order 8200100 was not told");
        assertThat(leftOut("fulfillment_events/create", "delayed")).contains("its order 8200100 was not told");
    }

    @Test
    void counts_a_refund_in_two_currencies_without_an_amount() throws Exception {
        happened("orders/create", "order");
        var body = edited(
                "refund",
                "\"29.90\", \"currency\": \"USD\", \"kind\": \"refund\", \"status\": \"success\"",
                "\"29.90\", \"currency\": \"EUR\", \"kind\": \"refund\", \"status\": \"success\"");
        var meaning = delivered.arrive(request("refunds/create", body)).getFirst();
        assertThat(meaning.events().getFirst())
                .isInstanceOfSatisfying(
                        CommerceRecorded.class, it -> assertThat(it.money()).isEmpty());
        assertThat(meaning.leftOut()).hasValueSatisfying(it -> assertThat(it).contains("several currencies"));
    }

    @Test
    void tells_a_delay_once_by_whichever_topic() throws Exception {
        happened("orders/create", "order");
        assertThat(happened("fulfillment_events/create", "delayed"))
                .containsExactly(
                        "commerce.recorded " + BUYER + " {\"kind\":\"shipping_delay\",\"orderId\":\"8200100\"}");
        assertThat(leftOut("fulfillments/update", "fulfillment")).isEqualTo("The delay was told before.");
    }

    @Test
    void tells_what_is_known_of_a_customer() throws Exception {
        assertThat(happened("customers/update", "customer"))
                .containsExactly("customer.updated " + BUYER + " {\"vip\":true,\"region\":\"PT\","
                        + "\"signedUpAt\":\"2025-11-01T09:00:00Z\",\"email\":\"ines@example.com\"}");
    }

    @Test
    void is_told_what_to_do_about_requests_of_privacy() throws Exception {
        assertThat(leftOut("customers/redact", "customers-redact"))
                .contains("DELETE /v1/customers/shopify:6600200/data");
        assertThat(leftOut("customers/data_request", "customers-data-request"))
                .contains("GET /v1/customers/shopify:6600200");
        assertThat(leftOut("shop/redact", "shop-redact")).contains("DELETE /v1/customers/{id}/data");
    }

    @Test
    void leaves_out_orders_without_a_customer_and_topics_that_count_nothing() throws Exception {
        assertThat(leftOut("orders/create", "counter-order")).contains("no customer");
        assertThat(leftOut("products/update", "order")).isEqualTo("Nothing is counted of the topic products/update.");
    }

    @Test
    void tells_an_order_once_though_two_subscriptions_send_it() throws Exception {
        happened("orders/create", "order");
        assertThat(leftOut("orders/create", "order")).isEqualTo("The order was told before.");
        happened("orders/cancelled", "cancelled-order");
        assertThat(leftOut("orders/cancelled", "cancelled-order")).isEqualTo("The cancellation was told before.");
        happened("refunds/create", "refund");
        assertThat(leftOut("refunds/create", "refund")).isEqualTo("The refund was told before.");
    }

    @Test
    void repeats_itself_under_the_same_webhook_id_or_else_the_event_s() throws Exception {
        var body = fixture("order");
        var headers = headers("orders/create", "w-1");
        var first =
                new Shopify().read(Delivered.request(body, ARRIVAL, headers)).getFirst();
        assertThat(first.id()).isEqualTo("w-1");
        assertThat(first.topic()).isEqualTo("orders/create");
        var once = new Delivered(new Shopify()).events(Delivered.request(body, ARRIVAL, headers));
        assertThat(new Delivered(new Shopify()).events(Delivered.request(body, ARRIVAL, headers)))
                .isEqualTo(once);

        var other = new HashMap<>(headers);
        other.remove("x-shopify-webhook-id");
        other.put("x-shopify-event-id", "e-1");
        assertThat(new Shopify()
                        .read(Delivered.request(body, ARRIVAL, other))
                        .getFirst()
                        .id())
                .isEqualTo("e-1:orders/create");
    }

    @Test
    void happens_when_it_was_triggered_where_the_body_has_no_time() throws Exception {
        var headers = new HashMap<>(headers("orders/updated", "w-9"));
        headers.put("x-shopify-triggered-at", "2026-02-03T09:00:00.123456789Z");
        assertThat(delivered
                        .events(Delivered.request(fixture("tagged-order"), ARRIVAL, headers))
                        .getFirst()
                        .time())
                .isEqualTo(Instant.parse("2026-02-03T09:00:00.123456789Z"));
    }

    @Test
    void says_where_a_request_cannot_be_read() throws Exception {
        assertThat(pointers(fixture("order"), Map.of())).containsExactly("", "", "");
        assertThat(pointers(
                        "{\"id\": {}, \"total_price\": \"many\", \"currency\": \"dollars\", \"created_at\": 1.5}"
                                .getBytes(UTF_8),
                        headers("orders/create", "w-1")))
                .containsExactlyInAnyOrder("/id", "/total_price", "/currency");
        assertThat(pointers("{}".getBytes(UTF_8), headers("refunds/create", "w-1")))
                .containsExactly("/id", "/order_id");
        var hostile = new HashMap<>(headers("orders/create", "w-1"));
        hostile.put("x-shopify-shop-domain", "lumen/../../x y");
        assertThat(pointers(fixture("order"), hostile)).containsExactly("");
    }

    @Test
    void signs_the_body() throws Exception {
        var body = fixture("order");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shpss_secret".getBytes(UTF_8), "HmacSHA256"));
        var genuine = Delivered.request(
                body,
                ARRIVAL,
                Map.of("x-shopify-hmac-sha256", Base64.getEncoder().encodeToString(mac.doFinal(body))));
        assertThatCode(() -> new Shopify().verify(genuine, List.of("the-new-one", "shpss_secret")))
                .doesNotThrowAnyException();
        assertNotGenuine(genuine, List.of("the-new-one"), "does not match");
        assertNotGenuine(
                Delivered.request(edited("order", "129.90", "1.90"), ARRIVAL, genuine.headers()),
                List.of("shpss_secret"),
                "does not match");
        assertNotGenuine(Delivered.request(body, ARRIVAL, Map.of()), List.of("shpss_secret"), "X-Shopify-Hmac-SHA256");
    }

    @Test
    void has_a_signature_that_others_compute_too() throws Exception {
        // printf '{"id":1}' | openssl dgst -sha256 -hmac hush -binary | base64
        var request = Delivered.request(
                "{\"id\":1}".getBytes(UTF_8),
                ARRIVAL,
                Map.of("x-shopify-hmac-sha256", "VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY="));
        new Shopify().verify(request, List.of("hush"));
    }

    @Test
    void sends_the_real_payloads_beside_the_project_as_their_table_says() throws Exception {
        for (var sample : Delivered.samples("shopify")) {
            assertThat(new Delivered(new Shopify()).events(request("orders/create", Delivered.bytes(sample))))
                    .as(sample.toString())
                    .extracting(Delivered::line)
                    .containsExactly("commerce.recorded shopify:207119551 {\"kind\":\"order\","
                            + "\"orderId\":\"450789469\",\"amount\":409.94,\"currency\":\"USD\"}");
        }
    }

    private static void assertNotGenuine(WebhookRequest request, List<String> secrets, String why) {
        assertThatThrownBy(() -> new Shopify().verify(request, secrets))
                .isInstanceOf(NotGenuineException.class)
                .hasMessageContaining(why);
    }

    private static List<String> pointers(byte[] body, Map<String, String> headers) {
        var caught = new ArrayList<String>();
        assertThatThrownBy(() -> new Shopify().read(Delivered.request(body, ARRIVAL, headers)))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadablePayloadException.class))
                .satisfies(
                        it -> it.violations().stream().map(Violation::pointer).forEach(caught::add));
        return caught;
    }

    private List<String> happened(String topic, String fixture) throws UnreadablePayloadException {
        return delivered.arrive(request(topic, fixture)).stream()
                .flatMap(it -> it.events().stream())
                .map(Delivered::line)
                .toList();
    }

    private String leftOut(String topic, String fixture) throws UnreadablePayloadException {
        var meaning = delivered.arrive(request(topic, fixture)).getFirst();
        assertThat(meaning.events()).isEmpty();
        return meaning.leftOut().orElseThrow();
    }

    private WebhookRequest request(String topic, String fixture) {
        return request(topic, fixture(fixture));
    }

    private WebhookRequest request(String topic, byte[] body) {
        return Delivered.request(body, ARRIVAL, headers(topic, "w-" + deliveries++));
    }

    private static Map<String, String> headers(String topic, String webhookId) {
        return Map.of(
                "x-shopify-topic", topic,
                "x-shopify-shop-domain", "lumen.myshopify.com",
                "x-shopify-webhook-id", webhookId);
    }

    private static byte[] edited(String fixture, String from, String to) {
        var body = new String(fixture(fixture), UTF_8);
        assertThat(body).contains(from);
        return body.replace(from, to).getBytes(UTF_8);
    }

    private static byte[] fixture(String name) {
        return Delivered.fixture("shopify/" + name + ".json");
    }
}
