package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ContractJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A payload with something wrong in it")
class FragilePayloadsTest {
    private static final int MUTATIONS = 400;
    private static final Instant ARRIVAL = Instant.parse("2026-03-10T12:00:00Z");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TOPICS = List.of(
            "orders/create",
            "orders/updated",
            "orders/cancelled",
            "refunds/create",
            "fulfillments/update",
            "fulfillment_events/create",
            "customers/update",
            "customers/redact");

    static Stream<Arguments> fixtures() {
        return Stream.of(new Freshdesk(), new HubSpot(), new Shopify())
                .flatMap(provider ->
                        Delivered.fixtures(provider.name()).stream().map(fixture -> Arguments.of(provider, fixture)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fixtures")
    void is_unreadable_or_means_something_within_the_contract(Provider provider, String fixture) throws Exception {
        var original = ContractJson.mapper().readTree(Delivered.fixture(fixture));
        var random = new Random(fixture.hashCode());
        var read = 0;
        for (var mutation = 0; mutation < MUTATIONS; mutation++) {
            read += survives(provider, mutated(original, random), random) ? 1 : 0;
        }
        // Were all of them unreadable, or none, the mutations would prove nothing.
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    private static boolean survives(Provider provider, byte[] body, Random random) {
        var headers = Map.of(
                "x-shopify-topic", TOPICS.get(random.nextInt(TOPICS.size())),
                "x-shopify-shop-domain", "lumen.myshopify.com",
                "x-shopify-webhook-id", "w-1");
        try {
            new Delivered(provider).arrive(Delivered.request(body, ARRIVAL, headers));
            return true;
        } catch (UnreadablePayloadException unreadable) {
            assertThat(unreadable.violations()).isNotEmpty();
            return false;
        } catch (RuntimeException | AssertionError defect) {
            throw new AssertionError(new String(body, UTF_8), defect);
        }
    }

    private static byte[] mutated(JsonNode original, Random random) throws Exception {
        var root = original.deepCopy();
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            var places = new ArrayList<JsonNode>();
            collect(root, places);
            mutate(places.get(random.nextInt(places.size())), random);
        }
        var bytes = ContractJson.mapper().writeValueAsBytes(root);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private static void mutate(JsonNode place, Random random) {
        if (place.isEmpty()) {
            return;
        }
        var index = random.nextInt(place.size());
        var removes = random.nextInt(5) == 0;
        if (place instanceof ArrayNode array) {
            if (removes) {
                array.remove(index);
            } else {
                array.set(index, value(random));
            }
        } else if (place instanceof ObjectNode object) {
            var name = object.properties().stream()
                    .skip(index)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            if (removes) {
                object.remove(name);
            } else {
                object.set(name, value(random));
            }
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode("");
            case 2 -> JSON.textNode("   ");
            case 3 -> JSON.textNode("x".repeat(random.nextInt(5_000)));
            case 4 -> JSON.textNode("null\u0000 byte");
            case 5 -> JSON.textNode("\ud83d");
            case 6 -> JSON.textNode("{status:{from:2,to:5}}");
            case 7 -> JSON.textNode("{a:{b:{c:{d:{");
            case 8 -> JSON.textNode("2026-02-30T99:99:99Z");
            case 9 -> JSON.numberNode(random.nextLong());
            case 10 -> JSON.numberNode(new BigDecimal("-1.5e300"));
            case 11 -> JSON.numberNode(random.nextInt(10));
            case 12 -> JSON.booleanNode(random.nextBoolean());
            case 13 -> JSON.arrayNode().add(JSON.nullNode()).add(1).add("a");
            case 14 -> JSON.objectNode().put("id", "x").put("from", 1);
            default -> JSON.textNode(Long.toString(random.nextLong(1_000)));
        };
    }
}
