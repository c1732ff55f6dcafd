package dev.plumbline.runner.history.file;

import dev.plumbline.runner.SuiteFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of an export.
 *
 * @param name as the person gave it
 */
public record InputFile(Path path, String name) {
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final int BUFFER = 64 * 1024;

    /** Its size on the disk. */
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    Opened open() {
        try {
            return new Opened(Files.newInputStream(path));
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    SuiteFailure unreadable(IOException failure) {
        if (failure instanceof EOFException) {
            return new SuiteFailure("%s ends in the middle: was it downloaded whole?".formatted(name), failure);
        }
        return new SuiteFailure("%s cannot be read: %s".formatted(name, failure.getMessage()), failure);
    }

    /** The file's content, unpacked, and how far it has been read. */
    static final class Opened implements AutoCloseable {
        private final Counting counting;
        private final InputStream content;

        private Opened(InputStream raw) throws IOException {
            this.counting = new Counting(raw);
            var buffered = new BufferedInputStream(counting, BUFFER);
            this.content = isPacked(buffered)
                    ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
                    : buffered;
        }

        private static boolean isPacked(BufferedInputStream stream) throws IOException {
            stream.mark(2);
            var packed = stream.read() == GZIP_FIRST && stream.read() == GZIP_SECOND;
            stream.reset();
            return packed;
        }

        InputStream content() {
            return content;
        }

        long bytesRead() {
            return counting.count;
        }

        @Override
        public void close() {
            try {
                content.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
