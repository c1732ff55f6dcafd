package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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
     * @throws IOException here or in reading: the packing is broken
     */
    static InputStream open(HttpHeaders headers, InputStream wire) throws IOException {
        var encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> new Wire(wire);
            case "gzip", "x-gzip" -> new GZIPInputStream(new Wire(wire), UNPACKING_BUFFER);
            case String other ->
                throw Problem.of(
                        415, "Unsupported media type", "A body may be packed with gzip, not with " + other + ".");
        };
    }

    /** All of a body that must not be longer than {@link #LARGEST}; never holds more. */
    static byte[] readAll(InputStream body) throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[8 * 1024];
        for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (all.size() + read > LARGEST) {
                throw Problem.of(
                        413,
                        "Content too large",
                        "A single event or a batch may have 5 MB; send more as " + EventFormat.LINES_MEDIA_TYPE
                                + ", which has no limit.");
            }
            all.write(buffer, 0, read);
        }
        return all.toByteArray();
    }

    /** Tells a connection that breaks off from a body that is broken. */
    private static final class Wire extends FilterInputStream {
        Wire(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException broken) {
                throw Problem.of(408, "Request timeout", "The body did not arrive whole: " + broken.getMessage());
            }
        }

        /** Never 0: gzip takes that for the end, though a further member may still be on its way. */
        @Override
        public int available() {
            return 1;
        }
    }
}
