package dev.plumbline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.plumbline.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;

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
            case UnrecognizedPropertyException unknown -> "is not known here" + place;
            case JsonMappingException wrong -> "has a value that cannot be read here" + place;
            default -> "is no well-formed JSON" + place;
        };
    }
}
