package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** A request's body as it streams in, unpacked when it is packed. */
final class EventBody {
    /** The largest body of a single event or a batch, unpacked. */
    static final int LARGEST = 5 << 20;

    private static final int UNPACKING_BUFFER = 64 * 1024;

    private EventBody() {}

    /**
     * The body, unpacked.
     *
     * @param header a header's value by its name; null where there is none
     * @param longest how long it may take to arrive
     * @param received hears of the bytes that come over the wire
     * @throws IOException here or in reading: the packing is broken; {@link UnfinishedException}: it did not arrive whole
     */
    static InputStream open(UnaryOperator<String> header, InputStream wire, Duration longest, LongConsumer received)
            throws IOException {
        var bounded = new Wire(wire, longest, received);
        return switch (encoding(header)) {
            case "identity" -> bounded;
            case "gzip", "x-gzip" -> new GZIPInputStream(bounded, UNPACKING_BUFFER);
            case String other ->
                throw Problem.of(
                        415, "Unsupported media type", "A body may be packed with gzip, not with " + other + ".");
        };
    }

    /** The bytes that all of the body may take while it is read. */
    static long memoryFor(UnaryOperator<String> header) {
        var length = header.apply(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !encoding(header).equals("identity")) {
            // Collected in pieces and then put together.
            return 2L * LARGEST;
        }
        if (Long.parseLong(length) > LARGEST) {
            throw tooLarge();
        }
        return 2 * Long.parseLong(length);
    }

    private static String encoding(UnaryOperator<String> header) {
        var encoding = header.apply(HttpHeaders.CONTENT_ENCODING);
        return encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    /** All of a body that must not be longer than {@link #LARGEST}; never reads more. */
    static byte[] readAll(InputStream body) throws IOException {
        var all = body.readNBytes(LARGEST + 1);
        if (all.length > LARGEST) {
            throw tooLarge();
        }
        return all;
    }

    private static Problem tooLarge() {
        return Problem.of(
                413,
                "Content too large",
                "A body may have 5 MB, unpacked; send more events as " + EventFormat.LINES_MEDIA_TYPE
                        + ", which has no limit.");
    }

    /** What to answer when reading failed. */
    static Problem problem(IOException unreadable) {
        return unreadable instanceof UnfinishedException
                ? Problem.of(408, "Request timeout", "The body did not arrive whole: " + unreadable.getMessage())
                : Problem.badRequest("The body cannot be unpacked: " + unreadable.getMessage());
    }

    /** The connection broke off, or the time for the body is over. */
    static final class UnfinishedException extends IOException {
        private UnfinishedException(String message) {
            super(message);
        }
    }

    /** Tells a connection that breaks off from a body that is broken, and ends one that never ends. */
    private static final class Wire extends FilterInputStream {
        private final long deadline;
        private final LongConsumer received;

        Wire(InputStream in, Duration longest, LongConsumer received) {
            super(in);
            this.deadline = System.nanoTime() + longest.toNanos();
            this.received = received;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (System.nanoTime() - deadline > 0) {
                throw new UnfinishedException("it took too long");
            }
            try {
                var read = in.read(buffer, offset, length);
                if (read > 0) {
                    received.accept(read);
                }
                return read;
            } catch (IOException broken) {
                throw new UnfinishedException(broken.getMessage());
            }
        }

        /** Nothing: the stream's own would wait for a rest that may never end. See {@link UnreadBodies}. */
        @Override
        public void close() {}

        /** Never 0: gzip takes that for the end, though a further member may still be on its way. */
        @Override
        public int available() {
            return 1;
        }
    }
}
