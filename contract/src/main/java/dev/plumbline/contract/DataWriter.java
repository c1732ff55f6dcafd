package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the fields of an event's {@code data}. What is empty, or a flag's default {@code false}, is left out. */
public final class DataWriter {
    private final ObjectNode node;

    private DataWriter(ObjectNode node) {
        this.node = node;
    }

    /** The {@code data} of an event: its known fields, and the unknown ones it came with. */
    static ObjectNode dataOf(SupportEvent event) {
        var data = JsonNodeFactory.instance.objectNode();
        event.write(new DataWriter(data));
        merge(event.header().unknown(), data);
        return data;
    }

    private static void merge(ObjectNode unknown, ObjectNode data) {
        unknown.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner
                    && data.get(field.getKey()) instanceof ObjectNode present) {
                merge(inner, present);
            } else {
                data.set(field.getKey(), field.getValue());
            }
        });
    }

    DataWriter text(String name, Optional<String> value) {
        value.ifPresent(it -> node.put(name, it));
        return this;
    }

    DataWriter word(String name, Optional<? extends Enum<?>> value) {
        value.ifPresent(it -> node.put(name, DataReader.wire(it)));
        return this;
    }

    DataWriter flag(String name, boolean value) {
        return flag(name, value ? Optional.of(true) : Optional.empty());
    }

    DataWriter flag(String name, Optional<Boolean> value) {
        value.ifPresent(it -> node.put(name, it));
        return this;
    }

    DataWriter number(String name, Optional<Double> value) {
        value.ifPresent(it -> node.set(name, numeric(it)));
        return this;
    }

    DataWriter integer(String name, int value) {
        node.put(name, value);
        return this;
    }

    DataWriter decimal(String name, Optional<BigDecimal> value) {
        value.ifPresent(it -> node.put(name, it));
        return this;
    }

    DataWriter money(String amountName, String currencyName, Optional<Money> value) {
        value.ifPresent(it -> node.put(amountName, it.amount()).put(currencyName, it.currency()));
        return this;
    }

    DataWriter instant(String name, Optional<Instant> value) {
        value.ifPresent(it -> node.put(name, it.toString()));
        return this;
    }

    DataWriter texts(String name, Optional<List<String>> values) {
        values.ifPresent(it -> {
            var array = node.putArray(name);
            it.forEach(array::add);
        });
        return this;
    }

    DataWriter scores(String name, Map<? extends Enum<?>, Double> scores) {
        var object = node.putObject(name);
        scores.forEach((criterion, score) -> object.set(DataReader.wire(criterion), numeric(score)));
        return this;
    }

    DataWriter object(String name) {
        return new DataWriter(node.putObject(name));
    }

    /** A whole number is written as one: 98, not 98.0. */
    private static JsonNode numeric(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(value));
    }
}
