package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("An event without what people wrote")
class FreeTextTest {
    /** What erasure takes away besides: an address, a language and a number are no words of anybody's. */
    private static final Set<String> PERSONAL = Set.of("email", "locale", "orderId");

    @Provide
    Arbitrary<SupportEvent> event() {
        return AnyEvent.any();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void is_what_erasure_leaves_of_a_stranger_and_nothing_less(@ForAll("event") SupportEvent event) throws Exception {
        var raw = EventReader.write(event);

        var rest = FreeText.without(event, raw.data());

        var erased =
                EventReader.write(AnonymousEvent.of(event, "nobody", "nobody")).data();
        erased.properties()
                .forEach(field -> assertThat(rest.get(field.getKey())).isEqualTo(field.getValue()));
        rest.propertyStream()
                .filter(field -> !PERSONAL.contains(field.getKey()))
                .forEach(field -> assertThat(erased.has(field.getKey()))
                        .as(field.getKey())
                        .isTrue());
        assertThat(EventReader.read(new CloudEvent(
                                raw.id(), raw.source(), raw.type(), raw.time(), raw.subject(), raw.extensions(), rest))
                        .header()
                        .unknown())
                .isEmpty();
    }

    @Example
    void has_lost_its_words_and_what_nobody_knows_and_nothing_else() throws Exception {
        var event = Reading.event(
                Reading.envelope(
                        "conversation.escalated",
                        "{\"reason\": \"other\", \"context\": {\"summary\": true, \"summaryText\": \"Ann is cross\"}, \"note\": \"x\"}"));

        assertThat(FreeText.without(event, EventReader.write(event).data()).toString())
                .isEqualTo("{\"reason\":\"other\",\"context\":{\"summary\":true}}");
    }

    @Example
    void is_the_very_same_when_there_is_nothing_to_lose() throws Exception {
        var event = Reading.event(Reading.envelope("conversation.resolved", "{\"by\": \"ai\"}"));
        var data = EventReader.write(event).data();

        assertThat(FreeText.without(event, data)).isSameAs(data);
    }
}
