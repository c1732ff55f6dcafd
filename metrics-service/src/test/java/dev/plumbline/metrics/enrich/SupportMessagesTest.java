package dev.plumbline.metrics.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Enrichers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The labelled messages; the first half was looked at while the lexicon was made, the second was not. */
@DisplayName("What the lexicon makes of labelled support messages")
class SupportMessagesTest {
    /** Beyond it a message sounds like something. */
    private static final double AUDIBLE = 0.3;

    private static final int LOOKED_AT = 60;

    private record Message(String mood, boolean asks, String text) {
        static Message of(String line) {
            var fields = line.split("\t");
            return new Message(fields[0], fields[1].equals("asks"), fields[2]);
        }
    }

    /** How many were read rightly: their mood, requests that were heard, and those that were none and taken for one. */
    private record Score(long messages, long moods, long requests, long heard, long misheard) {
        String inWords() {
            return "%d of %d | %d of %d | %d".formatted(moods, messages, heard, requests, misheard);
        }
    }

    @Test
    void is_as_good_as_the_documentation_says() throws IOException {
        var messages = messages();
        var lookedAt = score(messages.subList(0, LOOKED_AT));
        var unseen = score(messages.subList(LOOKED_AT, messages.size()));

        assertThat(unseen.messages()).isEqualTo(60);
        assertThat(unseen.moods()).isGreaterThanOrEqualTo(48);
        assertThat(unseen.heard()).isGreaterThanOrEqualTo(unseen.requests() - 2);
        assertThat(unseen.misheard()).isLessThanOrEqualTo(1);
        assertThat(root().resolve("docs/enrichment.md"))
                .content()
                .contains("| looked at while the lexicon was made | " + lookedAt.inWords() + " |")
                .contains("| not looked at | " + unseen.inWords() + " |");
    }

    private static Score score(List<Message> messages) {
        var derived = new LexiconEnricher()
                .derive(
                        messages.stream()
                                .map(it -> new Passage(it.text(), true, true))
                                .toList(),
                        new Enrichers(true, true, List.of()));
        var moods = 0;
        var requests = 0;
        var heard = 0;
        var misheard = 0;
        for (var index = 0; index < messages.size(); index++) {
            var message = messages.get(index);
            var asks = derived.get(index).asksForHuman().orElse(false);
            moods += mood(derived.get(index)).equals(message.mood()) ? 1 : 0;
            requests += message.asks() ? 1 : 0;
            heard += message.asks() && asks ? 1 : 0;
            misheard += !message.asks() && asks ? 1 : 0;
        }
        return new Score(messages.size(), moods, requests, heard, misheard);
    }

    private static String mood(Derived derived) {
        var sentiment = derived.sentiment().orElse(0.0);
        return sentiment <= -AUDIBLE ? "negative" : sentiment >= AUDIBLE ? "positive" : "neutral";
    }

    private static List<Message> messages() throws IOException {
        try (var file = SupportMessagesTest.class.getResourceAsStream("support-messages.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Message::of)
                    .toList();
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/adr"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
