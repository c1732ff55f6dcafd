package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.SupportEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What holds of exports that nobody has seen yet. */
@Label("Whatever an export holds,")
class HistoryPropertyTest {
    private static final List<JsonNode> STRANGE = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode("\u0000\uD800"),
            JsonNodeFactory.instance.textNode("x".repeat(300)),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(1e300),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode());

    private final ZendeskHistory zendesk = new ZendeskHistory(Fixture.people(), Fixture.SETTINGS);
    private final IntercomHistory intercom = new IntercomHistory(Fixture.SETTINGS);

    @Property(tries = 300)
    void a_ticket_gives_the_same_events_again_in_whatever_order_its_audits_stand(@ForAll long seed) {
        var random = new Random(seed);
        var ticket = Fixture.tickets().get(random.nextInt(8));
        var strange = new Exported(disturbed(ticket.node(), random));
        var audits = new ArrayList<>(strange.items("audits"));
        var once = zendesk.understand(strange, audits);
        Collections.shuffle(audits, random);
        // Audits that share an id after the disturbance have no order of their own.
        if (audits.stream().map(it -> it.text("id", "")).distinct().count() == audits.size()) {
            assertThat(zendesk.understand(strange, audits).events()).isEqualTo(once.events());
        }
        assertNamesEachOnce(once.heldAgainstTheContract().events());
    }

    @Property(tries = 300)
    void a_conversation_gives_the_same_events_again_and_none_that_breaks_the_contract(@ForAll long seed) {
        var random = new Random(seed);
        var conversation = new Exported(
                disturbed(Fixture.conversations().get(random.nextInt(6)).node(), random));
        var once = intercom.understand(conversation).heldAgainstTheContract();
        assertThat(intercom.understand(conversation).heldAgainstTheContract()).isEqualTo(once);
        assertNamesEachOnce(once.events());
    }

    /** Two events of one name would be a conflict, or a duplicate that hides another. */
    private static void assertNamesEachOnce(List<SupportEvent> events) {
        assertThat(events.stream().map(SupportEvent::id).distinct().count())
                .isEqualTo(events.stream().distinct().count());
    }

    /** A copy with a few values replaced by others that no documentation promises. */
    private static JsonNode disturbed(JsonNode original, Random random) {
        var copy = original.deepCopy();
        for (var change = random.nextInt(4); change > 0; change--) {
            disturb(copy, random);
        }
        return copy;
    }

    private static void disturb(JsonNode node, Random random) {
        var strange = STRANGE.get(random.nextInt(STRANGE.size())).deepCopy();
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            if (object.get(name).isContainerNode() && random.nextInt(4) > 0) {
                disturb(object.get(name), random);
            } else {
                object.set(name, strange);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            var index = random.nextInt(array.size());
            if (array.get(index).isContainerNode() && random.nextInt(4) > 0) {
                disturb(array.get(index), random);
            } else {
                array.set(index, strange);
            }
        }
    }
}
