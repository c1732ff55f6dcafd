package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("Any valid event")
class AnyEventTest {

    @Provide
    Arbitrary<SupportEvent> event() {
        return AnyEvent.any();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void is_the_same_after_it_was_written_as_json_and_read(@ForAll("event") SupportEvent event) throws Exception {
        var written = ContractJson.mapper().writeValueAsBytes(CloudEventJson.write(EventReader.write(event)));

        assertThat(Reading.event(ContractJson.mapper().readTree(written))).isEqualTo(event);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void is_the_same_after_it_went_through_kafka(@ForAll("event") SupportEvent event) throws Exception {
        var message = KafkaMessage.of("acme", EventReader.write(event));

        assertThat(EventReader.read(message.event())).isEqualTo(event);
    }

    @Example
    void can_be_of_every_type() {
        assertThat(AnyEvent.leaves(SupportEvent.class)).hasSize(EventType.values().length);
    }
}
