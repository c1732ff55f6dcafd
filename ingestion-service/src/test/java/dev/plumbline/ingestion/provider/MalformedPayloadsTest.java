package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ContractJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What Zendesk or Intercom sends")
class MalformedPayloadsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> ODDITIES = oddities();
    private static final int MUTANTS_OF_EACH = 150;

    static List<Object[]> fixtures() {
        var fixtures = new ArrayList<Object[]>();
        for (var provider : List.of(new Zendesk(), new Intercom())) {
            Delivered.fixtures(provider.name()).forEach(name -> fixtures.add(new Object[] {provider, name}));
        }
        return fixtures;
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fixtures")
    @DisplayName("means the same when it is sent again")
    void means_the_same_when_it_is_sent_again(Provider provider, String name) {
        var body = Delivered.fixture(name);

        assertThat(new HelpDesk(provider).sends(body)).isEqualTo(new HelpDesk(provider).sends(body));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fixtures")
    @DisplayName("is read or refused by name, however it is mangled")
    void is_read_or_refused_by_name_however_it_is_mangled(Provider provider, String name) throws IOException {
        var original = ContractJson.mapper().readTree(Delivered.fixture(name));
        var random = new Random(name.hashCode());
        for (var mutant = 0; mutant < MUTANTS_OF_EACH; mutant++) {
            var mangled = original.deepCopy();
            for (var cut = random.nextInt(1, 4); cut > 0; cut--) {
                mangle(mangled, random);
            }
            requireReadOrRefused(provider, ContractJson.mapper().writeValueAsBytes(mangled));
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fixtures")
    @DisplayName("is refused by name when it breaks off")
    void is_refused_by_name_when_it_breaks_off(Provider provider, String name) {
        var body = Delivered.fixture(name);
        for (var length = 0; length < body.length - 2; length += 7) {
            requireReadOrRefused(provider, java.util.Arrays.copyOf(body, length));
        }
    }

    /** Events of a mangled body must keep the contract too; a refusal must say where and why. */
    private static void requireReadOrRefused(Provider provider, byte[] body) {
        try {
            var memory = new MemoryInMap();
            for (var notice : provider.read(HelpDesk.request(body, Map.of()))) {
                var first = notice.meaning().given(memory);
                first.events().forEach(HelpDesk::requireContract);
                assertThat(first.events().isEmpty() && first.leftOut().isEmpty())
                        .as("nothing was understood and nobody told why")
                        .isFalse();
            }
        } catch (UnreadablePayloadException refused) {
            assertThat(refused.violations())
                    .isNotEmpty()
                    .allMatch(it -> !it.detail().isBlank());
        } catch (RuntimeException | AssertionError thrown) {
            fail(new String(body, java.nio.charset.StandardCharsets.UTF_8), thrown);
        }
    }

    private static void mangle(JsonNode root, Random random) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        var container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            var names = object.propertyStream().map(Map.Entry::getKey).toList();
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, ODDITIES.get(random.nextInt(ODDITIES.size())).deepCopy());
            }
        } else if (container instanceof ArrayNode array) {
            array.add(ODDITIES.get(random.nextInt(ODDITIES.size())).deepCopy());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static List<JsonNode> oddities() {
        var list = new ArrayList<JsonNode>(List.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode(),
                JSON.arrayNode().add(JSON.objectNode()).add(1).add("x"),
                JSON.objectNode().put("id", 1).put("type", "user").put("body", "<p>x"),
                JSON.numberNode(0),
                JSON.numberNode(-1),
                JSON.numberNode(1.5),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(1772442000),
                JSON.numberNode(new java.math.BigDecimal("1e999999999")),
                JSON.numberNode(new java.math.BigDecimal("1e-999999999"))));
        for (var text : List.of(
                "",
                " ",
                "0",
                "user",
                "admin",
                "bot",
                "open",
                "close",
                "SOLVED",
                "OPEN",
                "true",
                "a\u0000b",
                "\ud800",
                "x y",
                "ü".repeat(151),
                "x".repeat(100_000),
                "2026-02-30T00:00:00Z",
                "2026-03-02T09:00:00.123456789123Z",
                "9999-12-31T23:59:59Z",
                "conversation.rating.added",
                "conversation.admin.closed",
                "zen:event-type:ticket.comment_added",
                "zen:event-type:ticket.csat_received",
                "confirmed_resolution",
                "escalated",
                "<<<&&&&#0;&#xD800;<!--<script>")) {
            list.add(JSON.textNode(text));
        }
        return list;
    }
}
