package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("An event whose customer is erased")
class AnonymousEventTest {
    private static final String PSEUDONYM = "erased-0123456789abcdef";

    /** What becomes of a field that holds words of somebody's choice. */
    private enum Fate {
        KEPT,
        REMOVED,
        PSEUDONYM
    }

    /**
     * The decision on each field that can hold any text. A new one fails {@link #has_a_decision_on_every_text} until
     * somebody has thought about whether a person's words, name or address can stand in it.
     */
    private static final Map<String, Fate> DECISIONS = decisions();

    private static Map<String, Fate> decisions() {
        var decisions = new TreeMap<String, Fate>();
        decide(decisions, Fate.PSEUDONYM, """
                conversation.opened customerId
                survey.sent customerId
                survey.answered customerId
                revenue.recorded customerId
                expansion.signaled customerId
                knowledge.used customerId""");
        // What somebody wrote, an address, or the number under which another system knows the customer.
        decide(decisions, Fate.REMOVED, """
                conversation.opened subjectLine
                conversation.message text
                conversation.transferred reason
                conversation.reviewed note
                escalation.rated note
                survey.answered comment
                customer.updated email
                customer.updated locale
                customer.contacted kind
                customer.contacted outcome
                commerce.recorded orderId""");
        // Dimensions, articles, what survey a score belongs to, currencies; and the agents, who are not erased.
        decide(decisions, Fate.KEPT, """
                conversation.opened category
                conversation.opened intent
                conversation.opened segment
                conversation.opened team
                conversation.opened tags
                conversation.message agentId
                conversation.message articleIds
                conversation.categorized category
                conversation.categorized intent
                conversation.categorized segment
                conversation.categorized team
                conversation.categorized tags
                conversation.assigned agentId
                conversation.assigned team
                conversation.transferred agentId
                conversation.transferred toAgentId
                conversation.transferred toTeam
                conversation.escalated team
                conversation.resolved agentId
                conversation.work_logged agentId
                conversation.reviewed reviewerId
                conversation.reviewed agentId
                escalation.reviewed reviewerId
                escalation.rated agentId
                survey.sent surveyId
                survey.answered surveyId
                survey.answered themes
                customer.updated segment
                customer.updated planTier
                customer.updated lifecycleStage
                customer.updated region
                customer.updated accountSize
                customer.active feature
                commerce.recorded currency
                revenue.recorded currency
                knowledge.used articleId
                knowledge.used category
                knowledge.gap_found articleId
                change.released name
                change.released categories
                cost.recorded currency""");
        return decisions;
    }

    private static void decide(Map<String, Fate> decisions, Fate fate, String fields) {
        fields.lines().forEach(field -> decisions.put(field, fate));
    }

    /** A field of an event, found by what the records declare, at whatever depth. */
    private record Field(String event, String name, Type type, Function<Object, Object> value) {
        String key() {
            return event + " " + name;
        }

        boolean holdsText() {
            return type.getTypeName().contains(String.class.getName());
        }
    }

    @Provide
    Arbitrary<SupportEvent> event() {
        return AnyEvent.any();
    }

    @Example
    void has_a_decision_on_every_text() {
        var texts = new TreeSet<String>();
        AnyEvent.leaves(SupportEvent.class).forEach(leaf -> {
            var type = AnyEvent.of(leaf).sample().type();
            fields(type, leaf, it -> it)
                    .filter(Field::holdsText)
                    .map(Field::key)
                    .forEach(texts::add);
        });

        assertThat(texts).isEqualTo(DECISIONS.keySet());
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void keeps_what_a_figure_needs_and_loses_what_tells_of_a_person(@ForAll("event") SupportEvent event)
            throws Exception {
        var customers = CustomersNamed.by(event);
        var customer = customers.stream().sorted().findFirst().orElse("nobody");

        var anonymous = AnonymousEvent.of(event, customer, PSEUDONYM);

        for (var field : fields(event.type(), event.getClass(), it -> it).toList()) {
            var before = field.value().apply(event);
            var after = field.value().apply(anonymous);
            switch (DECISIONS.getOrDefault(field.key(), Fate.KEPT)) {
                case KEPT -> assertThat(after).as(field.key()).isEqualTo(before);
                case REMOVED -> assertThat(after).as(field.key()).isEqualTo(Optional.empty());
                case PSEUDONYM ->
                    assertThat(after)
                            .as(field.key())
                            .isEqualTo(before.equals(Optional.of(customer)) ? Optional.of(PSEUDONYM) : before);
            }
        }
        assertThat(CustomersNamed.by(anonymous)).doesNotContain(customer).hasSameSizeAs(customers);
        assertThat(EventReader.read(EventReader.write(anonymous))).isEqualTo(anonymous);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void keeps_its_name_and_time_and_loses_what_the_contract_does_not_know(@ForAll("event") SupportEvent event) {
        var anonymous = AnonymousEvent.of(event, "ann", PSEUDONYM).header();

        assertThat(anonymous.source()).isEqualTo(event.source());
        assertThat(anonymous.id()).isEqualTo(event.id());
        assertThat(anonymous.time()).isEqualTo(event.time());
        assertThat(anonymous.extensions()).isEmpty();
        assertThat(anonymous.unknown()).isEmpty();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void is_the_same_when_it_is_made_anonymous_again(@ForAll("event") SupportEvent event) {
        var once = AnonymousEvent.of(event, "ann", PSEUDONYM);

        assertThat(AnonymousEvent.of(once, "ann", PSEUDONYM)).isEqualTo(once);
        assertThat(AnonymousEvent.of(once, PSEUDONYM, PSEUDONYM)).isEqualTo(once);
    }

    @Example
    void keeps_the_id_of_its_conversation_though_the_customer_has_the_same() throws Exception {
        var opened = Reading.event(
                Reading.envelope("conversation.opened", "{\"customerId\": \"subject-1\", \"channel\": \"chat\"}"));

        var anonymous = (ConversationEvent.Opened) AnonymousEvent.of(opened, "subject-1", PSEUDONYM);

        assertThat(anonymous.conversationId()).isEqualTo("subject-1");
        assertThat(anonymous.customerId()).contains(PSEUDONYM);
    }

    private static Stream<Field> fields(EventType event, Class<?> owner, Function<Object, Object> path) {
        return Arrays.stream(owner.getRecordComponents())
                .filter(component -> component.getType() != Header.class)
                .flatMap(component -> {
                    Function<Object, Object> value = it -> Optional.ofNullable(path.apply(it))
                            .map(of -> read(component, of))
                            .orElse(null);
                    var inner = innerRecord(component.getGenericType());
                    return inner.isPresent()
                            ? fields(event, inner.get(), value.andThen(AnonymousEventTest::unwrapped))
                            : Stream.of(new Field(
                                    event.wireName(), component.getName(), component.getGenericType(), value));
                });
    }

    private static Optional<Class<?>> innerRecord(Type type) {
        var candidates =
                type instanceof ParameterizedType generic ? List.of(generic.getActualTypeArguments()) : List.of(type);
        return candidates.stream()
                .filter(it -> it instanceof Class<?> candidate && candidate.isRecord())
                .<Class<?>>map(it -> (Class<?>) it)
                .findFirst();
    }

    private static Object unwrapped(Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
