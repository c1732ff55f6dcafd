package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Tenant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

@Label("A duration in business hours")
class BusinessColumnsTest {
    private static final Map<Value<Contact>, Value<Contact>> BY_THE_CLOCK = Map.of(
            ContactColumns.FIRST_RESPONSE_BUSINESS, ContactColumns.FIRST_RESPONSE,
            ContactColumns.FIRST_AI_RESPONSE_BUSINESS, ContactColumns.FIRST_AI_RESPONSE,
            ContactColumns.FIRST_HUMAN_RESPONSE_BUSINESS, ContactColumns.FIRST_HUMAN_RESPONSE,
            ContactColumns.RESOLUTION_BUSINESS, ContactColumns.RESOLUTION,
            ContactColumns.HANDOFF_WAIT_BUSINESS, ContactColumns.HANDOFF_WAIT);

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    @Label("is there where it is by the clock, and never longer")
    void is_there_where_it_is_by_the_clock(@ForAll long seed) {
        var random = new RandomSupport(seed);
        var contacts = new InMemory(random.events(200), random.tenant("random")).contacts();
        BY_THE_CLOCK.forEach((inBusinessHours, byTheClock) -> assertThat(contacts)
                .allSatisfy(contact -> {
                    var business = inBusinessHours.of(contact);
                    var clock = byTheClock.of(contact);
                    assertThat(business.isPresent()).isEqualTo(clock.isPresent());
                    business.ifPresent(it -> assertThat(it).isBetween(0.0, clock.orElseThrow()));
                }));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("is the same by the clock where support is there around the clock")
    void is_the_same_around_the_clock(@ForAll long seed) {
        var always = Tenant.named("always", "Always", List.of());
        var contacts = new InMemory(new RandomSupport(seed).events(200), always).contacts();
        BY_THE_CLOCK.forEach((inBusinessHours, byTheClock) -> assertThat(contacts)
                .allSatisfy(contact -> assertThat(inBusinessHours.of(contact)).isEqualTo(byTheClock.of(contact))));
    }
}
