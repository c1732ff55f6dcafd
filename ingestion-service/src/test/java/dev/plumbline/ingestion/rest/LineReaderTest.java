package dev.plumbline.ingestion.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reader of lines")
@Label("The reader of lines")
class LineReaderTest {
    @Property
    void gives_the_lines_that_are_not_blank_however_the_bytes_come_in(
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String letters,
            @ForAll @IntRange(min = 1, max = 9) int portion,
            @ForAll @IntRange(min = 1, max = 5) int every)
            throws IOException {
        // Given: letters of which some are ends of lines, and some blanks
        var text = letters.replace('b', '\n').replace('c', ' ').repeat(every);
        // When
        var lines = read(new Portions(text.getBytes(UTF_8), portion));
        // Then
        assertThat(lines)
                .isEqualTo(Arrays.stream(text.split("\n"))
                        .filter(it -> !it.isBlank())
                        .toList());
    }

    @Test
    void gives_lines_longer_than_its_first_buffer() throws IOException {
        var texts = List.of("a".repeat(64 * 1024), "b".repeat(200_000), "c", "d".repeat(LineReader.LONGEST_LINE));
        assertThat(read(new Portions(String.join("\n", texts).getBytes(UTF_8), 8_191)))
                .isEqualTo(texts);
    }

    @Test
    void passes_over_the_rest_of_a_line_that_is_too_long_and_goes_on_behind_it() throws IOException {
        var tooLong = "x".repeat(5 * LineReader.LONGEST_LINE);
        var text = String.join("\n", "first", tooLong, tooLong, "between", tooLong, "last", tooLong);
        var reader = new LineReader(new Portions(text.getBytes(UTF_8), 70_000));
        var seen = new ArrayList<String>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            seen.add(reader.isTooLong() ? "too long" : line.text());
            assertThat(line.bytes().length).isLessThan(2 * LineReader.LONGEST_LINE);
        }
        assertThat(seen).containsExactly("first", "too long", "too long", "between", "too long", "last", "too long");
    }

    private static List<String> read(InputStream in) throws IOException {
        var reader = new LineReader(in);
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line.bytes(), line.offset(), line.length(), UTF_8));
        }
        return lines;
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Portions extends ByteArrayInputStream {
        private final int most;

        Portions(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, most));
        }
    }
}
