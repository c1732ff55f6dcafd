package dev.plumbline.runner.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails as files, one each; when there are too many, the oldest go. */
final class MailStore {
    private static final Pattern ID = Pattern.compile("\\d{13}-\\d{6}");
    private static final String ENDING = ".eml";

    private final Path folder;
    private final int limit;
    private final Clock clock;
    private int sequence;

    MailStore(Path folder, int limit, Clock clock) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** When it returns, the mail survives a crash of this JVM. */
    synchronized void add(byte[] raw) throws IOException {
        String id = "%013d-%06d".formatted(clock.millis(), sequence++ % 1_000_000);
        Path unfinished = folder.resolve(id + ".part");
        Files.write(unfinished, raw);
        Files.move(unfinished, folder.resolve(id + ENDING));
        forgetOldest();
    }

    /** The newest first. */
    List<Mail> newest(int atMost) {
        return ids().stream().limit(atMost).flatMap(id -> find(id).stream()).toList();
    }

    int size() {
        return ids().size();
    }

    Optional<Mail> find(String id) {
        return raw(id).map(raw -> MailReader.read(id, received(id), raw));
    }

    Optional<byte[]> raw(String id) {
        // An id comes out of a URL; nothing but an id may become a path.
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(id + ENDING)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** All ids, the newest first. */
    List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(ID.asMatchPredicate())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Instant received(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, 13)));
    }

    private void forgetOldest() throws IOException {
        for (String old : ids().stream().skip(limit).toList()) {
            Files.deleteIfExists(folder.resolve(old + ENDING));
        }
    }
}
