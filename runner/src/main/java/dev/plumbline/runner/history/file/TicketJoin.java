package dev.plumbline.runner.history.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.runner.history.Exported;
import dev.plumbline.runner.history.file.TicketFiles.TicketFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Brings tickets and their audits together that lie in different places of an export. They are written to files, every ticket
 * and its audits to the same one, and one file is read at a time (a Grace hash join). A file that came out too large for that
 * is divided again, so that memory need not grow with the export.
 */
final class TicketJoin implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Wanted of a file, which is read whole: as objects it is some six times as large. */
    private static final long BYTES_A_FILE = 2_000_000;

    /** Written at the same time. */
    private static final int MOST_FILES = 200;

    /** Times as large as wanted is too large. Packed input may hold ten times its size. */
    private static final int TOO_LARGE = 16;

    /** Enough for any disk: what is still too large then is one ticket. */
    private static final int MOST_DIVISIONS = 3;

    private final Path folder;
    private final long bytesAFile;
    private final TicketFiles written;
    private final List<TicketFiles> all = new ArrayList<>();
    private final Deque<TicketFile> unread = new ArrayDeque<>();
    private long bytes;
    private long bytesRead;

    /** A ticket, as it was last; nothing when only its audits are there. */
    record Joined(Exported ticket, List<Exported> audits) {}

    TicketJoin(Path folder, long inputBytes) {
        this(folder, inputBytes, BYTES_A_FILE);
    }

    TicketJoin(Path folder, long inputBytes, long bytesAFile) {
        this.folder = folder;
        this.bytesAFile = bytesAFile;
        this.written = new TicketFiles(folder, filesFor(inputBytes));
        all.add(written);
    }

    private int filesFor(long size) {
        return (int) Math.min(MOST_FILES, 1 + size / bytesAFile);
    }

    void add(ZendeskParts.Ticket ticket) {
        add(new Line(true, ticket.node()));
    }

    void add(ZendeskParts.Audit audit) {
        add(new Line(false, audit.node()));
    }

    private void add(Line line) {
        written.write(line.id(), line.text());
    }

    void finishWriting() {
        unread.addAll(written.finish());
        bytes = unread.stream().mapToLong(TicketFile::bytes).sum();
    }

    /** The tickets, in an order that depends on nothing but what was added; they can be had once. */
    Iterator<Joined> tickets() {
        return new Iterator<>() {
            private Iterator<Joined> read = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!read.hasNext() && !unread.isEmpty()) {
                    var file = unread.removeFirst();
                    if (isTooLarge(file)) {
                        divide(file).reversed().forEach(unread::addFirst);
                    } else {
                        read = read(file).iterator();
                    }
                }
                return read.hasNext();
            }

            @Override
            public Joined next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return read.next();
            }
        };
    }

    private boolean isTooLarge(TicketFile file) {
        return file.depth() < MOST_DIVISIONS && file.bytes() > TOO_LARGE * bytesAFile;
    }

    private List<TicketFile> divide(TicketFile large) {
        var smaller = written.dividing(large, filesFor(large.bytes()));
        all.add(smaller);
        try (var lines = Files.newBufferedReader(large.path())) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                smaller.write(Line.of(line).id(), line);
            }
            Files.delete(large.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return smaller.finish();
    }

    private List<Joined> read(TicketFile file) {
        var tickets = new LinkedHashMap<String, Builder>();
        try (var lines = Files.newBufferedReader(file.path())) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                var line = Line.of(text);
                tickets.computeIfAbsent(line.id(), id -> new Builder()).take(line);
            }
            bytesRead += file.bytes();
            Files.delete(file.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return tickets.values().stream().map(Builder::joined).toList();
    }

    long bytes() {
        return bytes;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() {
        all.forEach(TicketFiles::close);
        try {
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A ticket, or an audit of one, as it stands in a file. */
    private record Line(boolean isTicket, JsonNode node) {
        static Line of(String text) throws JsonProcessingException {
            return new Line(text.charAt(0) == 't', JSON.readTree(text.substring(1)));
        }

        String text() {
            return (isTicket ? "t" : "a") + node;
        }

        /** The ticket's. */
        String id() {
            return node.path(isTicket ? "id" : "ticket_id").asText();
        }
    }

    private static final class Builder {
        private final Map<String, Exported> audits = new LinkedHashMap<>();
        private Exported ticket = Exported.NOTHING;

        void take(Line line) {
            var exported = new Exported(line.node());
            if (line.isTicket()) {
                takeTicket(exported);
            } else {
                audits.put(exported.text("id", ""), exported);
            }
        }

        /** The same ticket stands on several pages of an incremental export: the last state counts. */
        private void takeTicket(Exported other) {
            if (!other.text("updated_at", "").isEmpty()
                    && other.text("updated_at", "").compareTo(ticket.text("updated_at", "")) < 0) {
                return;
            }
            ticket = other;
        }

        Joined joined() {
            return new Joined(ticket, Collections.unmodifiableList(new ArrayList<>(audits.values())));
        }
    }
}
