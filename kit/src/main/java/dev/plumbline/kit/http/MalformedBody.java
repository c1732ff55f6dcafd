package dev.plumbline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.plumbline.contract.Spelling;
import dev.plumbline.contract.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says to a caller what is wrong with the JSON that was sent, in words without the names of our classes. */
final class MalformedBody {
    private MalformedBody() {}

    static Problem problem(JsonProcessingException malformed) {
        return Problem.badRequest("The body is not the JSON that is expected here.")
                .with(List.of(new Violation(pointer(malformed), detail(malformed))));
    }

    private static String pointer(JsonProcessingException malformed) {
        return malformed instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(MalformedBody::step).collect(Collectors.joining())
                : "";
    }

    private static String step(JsonMappingException.Reference step) {
        return "/"
                + (step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"));
    }

    private static String detail(JsonProcessingException malformed) {
        var place = malformed.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
        return switch (malformed) {
            case UnrecognizedPropertyException unknown -> "is not known here" + nearest(unknown) + place;
            case JsonMappingException wrong -> "has a value that cannot be read here" + place;
            default -> "is no well-formed JSON" + place;
        };
    }

    /** What a misspelt field may have meant. */
    private static String nearest(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return (known == null ? Stream.<Object>empty() : known.stream())
                .map(Object::toString)
                .min(Comparator.comparingInt(candidate -> Spelling.distance(unknown.getPropertyName(), candidate)))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }
}
