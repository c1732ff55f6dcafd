package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as the contract reads and writes it: exact decimals, no duplicate keys, at most 64 levels deep. */
public final class ContractJson {
    /** No help desk nests deeper; without a bound a few kilobytes of brackets cost a stack. */
    public static final int DEEPEST_NESTING = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            // 98.10 stays 98.10: what is kept, is kept as it came.
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private ContractJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The text of a tree. */
    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree always has a text", impossible);
        }
    }

    /**
     * The tree of a JSON text; of an empty text a missing node.
     *
     * @throws InvalidEventException under the pointer given, when it is no JSON, nested too deep or names a field twice
     */
    static JsonNode read(byte[] json, String pointer) throws InvalidEventException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new InvalidEventException(pointer, "cannot be read as JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes in memory can always be read", impossible);
        }
    }
}
