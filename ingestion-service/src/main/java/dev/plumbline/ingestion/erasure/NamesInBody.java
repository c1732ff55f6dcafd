package dev.plumbline.ingestion.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All that may be a customer's id in something that was refused: every text in it. What is refused breaks the rules, so
 * none of them can tell where the customer stands.
 */
public final class NamesInBody {
    private final Optional<String> provider;
    private final Set<String> names = new HashSet<>();

    private NamesInBody(Optional<String> provider) {
        this.provider = provider;
    }

    /** Of an event; or of a help desk's webhook, whose customers have the ids {@code provider:number} with us. */
    public static Set<String> of(String body, Optional<String> provider) {
        var found = new NamesInBody(provider);
        try {
            found.collect(ContractJson.mapper().readTree(body));
        } catch (JsonProcessingException noJson) {
            found.collectQuoted(body);
        }
        return found.names;
    }

    /** Of what is no JSON, or only its beginning: whatever stands between two quotation marks. */
    private void collectQuoted(String text) {
        var start = -1;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == '\\') {
                index++;
            } else if (character == '"') {
                if (start >= 0) {
                    add(text.substring(start, index));
                }
                start = index + 1;
            }
        }
    }

    private void collect(JsonNode node) {
        if (node.isContainerNode()) {
            node.forEach(this::collect);
        } else if (node.isTextual() || node.isNumber() && provider.isPresent()) {
            add(node.asText());
        }
    }

    private void add(String text) {
        names.add(text);
        provider.ifPresent(desk -> {
            names.add(desk + ":" + text);
            // The one help desk that knows customers by their address alone, which is written in any case.
            names.add(desk + ":" + text.toLowerCase(Locale.ROOT));
        });
    }
}
