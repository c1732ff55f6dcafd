package dev.plumbline.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Violation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body with what is wrong marked in it")
class MarkedBodyTest {
    private static final String EVENT =
            "{\"id\": \"e1\", \"data\": {\"by\": \"nobody\", \"tags\": [1, {\"a/b~c\": 1.50}], \"none\": {}, \"nil\": null}}";

    @Test
    void sets_out_a_field_to_a_line_and_loses_nothing() {
        assertThat(MarkedBody.of(EVENT, List.of()).text()).isEqualTo("""
                {
                  "id": "e1",
                  "data": {
                    "by": "nobody",
                    "tags": [
                      1,
                      {
                        "a/b~c": 1.50
                      }
                    ],
                    "none": {},
                    "nil": null
                  }
                }""");
    }

    @Test
    void marks_the_line_that_a_pointer_leads_to() {
        assertThat(marks(EVENT, new Violation("/data/by", "must be ai or human")))
                .containsExactly("4 must be ai or human");
        assertThat(marks(EVENT, new Violation("/data/tags/1/a~1b~0c", "is odd")))
                .containsExactly("8 is odd");
        assertThat(marks(EVENT, new Violation("/data/none", "is empty"))).containsExactly("11 is empty");
    }

    @Test
    void marks_where_a_missing_field_would_stand_and_names_it() {
        assertThat(marks(EVENT, new Violation("/data/score", "is required"))).containsExactly("3 score is required");
        assertThat(marks(EVENT, new Violation("/time", "is required"))).containsExactly("1 time is required");
        assertThat(marks(EVENT, new Violation("", "is too large"))).containsExactly("1 is too large");
    }

    @Test
    void says_all_that_is_wrong_with_a_line() {
        assertThat(marks(EVENT, new Violation("/id", "is short"), new Violation("/id", "is used")))
                .containsExactly("2 is short", "2 is used");
    }

    @Test
    void leaves_what_is_no_json_as_it_is_and_marks_where_it_ends_to_be() {
        var malformed = "{\"id\": 1,\n \"data\": oops}";
        assertThat(MarkedBody.of(malformed, List.of()).text()).isEqualTo(malformed);
        assertThat(marks(malformed, new Violation("", "is no JSON"))).containsExactly("2 is no JSON");
    }

    @Test
    void copes_with_nothing_at_all() {
        assertThat(MarkedBody.of("", List.of(new Violation("", "is no JSON"))).text())
                .isEmpty();
        assertThat(MarkedBody.of("5", List.of(new Violation("/a/b", "is no object")))
                        .text())
                .isEqualTo("5");
    }

    @Test
    void shows_the_beginning_of_what_is_very_long_and_keeps_all_of_it() {
        var many = "[" + "5,".repeat(99_999) + "5]";
        var body = MarkedBody.of(many, List.of(new Violation("/99999", "is too many")));

        assertThat(body.lines()).hasSize(1_000);
        assertThat(body.hidden()).isEqualTo(99_002);
        assertThat(body.text().replaceAll("\\s", "")).isEqualTo(many);
    }

    private static List<String> marks(String body, Violation... violations) {
        return MarkedBody.of(body, List.of(violations)).lines().stream()
                .flatMap(line -> line.remarks().stream().map(remark -> line.number() + " " + remark))
                .toList();
    }
}
