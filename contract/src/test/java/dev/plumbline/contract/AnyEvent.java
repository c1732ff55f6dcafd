package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Valid events of every type that the contract has: found by what the sealed interfaces permit, filled by what the records declare. */
final class AnyEvent {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private AnyEvent() {}

    static Arbitrary<SupportEvent> any() {
        return Arbitraries.of(leaves(SupportEvent.class).toList()).flatMap(AnyEvent::of);
    }

    /** The records below a sealed interface. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(AnyEvent::leaves);
    }

    /** Those of one record. */
    static Arbitrary<SupportEvent> of(Class<?> type) {
        return record(type).map(SupportEvent.class::cast).map(AnyEvent::mended).filter(AnyEvent::hasItsSubject);
    }

    private static Arbitrary<Object> record(Class<?> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .<Arbitrary<Object>>map(it -> value(type, it).map(Object.class::cast))
                .toList();
        return Combinators.combine(values).as(arguments -> construct(type, components, arguments));
    }

    private static Object construct(Class<?> type, RecordComponent[] components, List<Object> arguments) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Arbitrary<?> value(Class<?> owner, RecordComponent component) {
        return component.getType() == Header.class
                ? header(owner)
                : value(component.getGenericType(), component.getName());
    }

    private static Arbitrary<?> value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return value(argument, name).optional();
            }
            if (generic.getRawType() == List.class) {
                return value(argument, name).list().ofMaxSize(4);
            }
            if (generic.getRawType() == Map.class) {
                return Arbitraries.maps(
                                value(argument, name), Arbitraries.doubles().between(0, 100))
                        .ofMinSize(1)
                        .ofMaxSize(5);
            }
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arbitraries.of(raw.getEnumConstants());
        }
        if (raw.isRecord()) {
            return record(raw);
        }
        return switch (raw.getSimpleName()) {
            case "String" -> name.equals("currency") ? Arbitraries.of("EUR", "USD", "JPY") : text();
            case "boolean", "Boolean" -> Arbitraries.of(true, false);
            case "int" -> Arbitraries.integers().between(1, 5);
            case "double", "Double" -> number(name);
            case "BigDecimal" ->
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("1e14"))
                        .ofScale(2);
            case "Instant" -> instant();
            case "LocalDate" -> instant().map(it -> it.atOffset(ZoneOffset.UTC).toLocalDate());
            default -> throw new IllegalStateException("AnyEvent does not know how to fill a " + raw);
        };
    }

    private static Arbitrary<Double> number(String name) {
        return switch (name) {
            case "sentiment" -> Arbitraries.doubles().between(-1, 1).ofScale(4);
            case "confidence" -> Arbitraries.doubles().between(0, 1).ofScale(4);
            case "seconds" -> Arbitraries.doubles().between(0.001, 1e9).ofScale(3);
            default -> Arbitraries.doubles().between(0, 100).ofScale(2);
        };
    }

    private static Arbitrary<Instant> instant() {
        return Combinators.combine(
                        Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<Header> header(Class<?> owner) {
        var subject = owner == ChangeReleased.class || owner == CostRecorded.class
                ? Arbitraries.just(Optional.<String>empty())
                : text().map(Optional::of);
        return Combinators.combine(
                        Arbitraries.of("/zendesk/acme", "urn:acme:crm", "/münchen"),
                        text(),
                        instant(),
                        subject,
                        Arbitraries.maps(Arbitraries.of("traceid", "dataschema", "a1"), text().map(AnyEvent::textNode))
                                .ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.of("x", "größe", "a/b", ""), text())
                                .ofMaxSize(2))
                .as((source, id, time, about, extensions, unknown) -> {
                    var fields = JsonNodeFactory.instance.objectNode();
                    unknown.forEach(fields::put);
                    return new Header(source, id, time, about, extensions, fields);
                });
    }

    private static JsonNode textNode(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("a", "Z", "9", " ", "\n", "\"", "\\", "|", "é", "\u0001", "\uFFFD", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** What one field alone cannot know: the range of a score, the order of two dates. */
    private static SupportEvent mended(SupportEvent event) {
        return switch (event) {
            case SurveyEvent.Answered it ->
                new SurveyEvent.Answered(
                        it.header(),
                        it.surveyId(),
                        it.kind(),
                        it.kind().lowest()
                                + it.score() % (it.kind().highest() - it.kind().lowest() + 1),
                        it.comment(),
                        it.themes(),
                        it.customerId(),
                        it.suspected());
            case CostRecorded it -> {
                var from = it.from().isAfter(LocalDate.of(9999, 1, 1)) ? LocalDate.of(9999, 1, 1) : it.from();
                yield new CostRecorded(
                        it.header(), it.kind(), it.money(), from, it.to().isAfter(from) ? it.to() : from.plusDays(1));
            }
            default -> event;
        };
    }

    private static boolean hasItsSubject(SupportEvent event) {
        return event.subject().isEmpty() == (event.type().subject() == EventType.Subject.NONE);
    }
}
