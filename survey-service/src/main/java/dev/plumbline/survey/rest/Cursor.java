package dev.plumbline.survey.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.survey.Suppression;
import dev.plumbline.survey.survey.Suppressions;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Surveys;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BiFunction;

/** Where the next page of a list begins, in a form that clients do not look into. */
final class Cursor {
    private Cursor() {}

    static String after(Survey survey) {
        return write(survey.createdAt(), survey.id());
    }

    static String after(Suppression suppression) {
        return write(suppression.since(), suppression.id());
    }

    static Surveys.Mark ofSurvey(String cursor) {
        return read(cursor, Surveys.Mark::new);
    }

    static Suppressions.Mark ofSuppression(String cursor) {
        return read(cursor, Suppressions.Mark::new);
    }

    private static String write(Instant time, UUID id) {
        var mark = time + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark.getBytes(UTF_8));
    }

    private static <T> T read(String cursor, BiFunction<Instant, UUID, T> mark) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
            return mark.apply(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw Problem.badField("/cursor", "must be the nextCursor of an earlier answer");
        }
    }
}
