package dev.plumbline.survey.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Surveys.Mark;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where the next page of a list begins, in a form that clients do not look into. */
final class Cursor {
    private Cursor() {}

    static String after(Survey survey) {
        var mark = survey.createdAt() + " " + survey.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark.getBytes(UTF_8));
    }

    static Mark read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
            return new Mark(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw Problem.badField("/cursor", "must be the nextCursor of an earlier answer");
        }
    }
}
