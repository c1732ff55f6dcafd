package dev.plumbline.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A guide of the documentation, of which the tests run what it tells readers to copy. */
record Guide(String text) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    static Guide named(String file) throws IOException {
        return new Guide(Files.readString(path(file)));
    }

    static Path path(String file) {
        return SuiteOptions.projectRoot().resolve("docs").resolve(file);
    }

    /** The code blocks of a language, in their order. */
    List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    /** The {@code curl} commands, each as its words without the quotes: continued lines are one command. */
    List<List<String>> curls() {
        return blocks("sh").stream()
                .map(it -> it.replace("\\\n", " "))
                .filter(it -> it.startsWith("curl "))
                .map(Guide::words)
                .toList();
    }

    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(command);
        while (matcher.find()) {
            for (var group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        return words;
    }
}
