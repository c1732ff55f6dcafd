package dev.plumbline.runner.history.file;

import dev.plumbline.runner.history.Understood;
import java.util.Iterator;
import java.util.function.Supplier;

/** An export, as its conversations or rows one after the other: always the same ones in the same order. */
public interface Export extends Iterator<Export.Item>, AutoCloseable {

    /**
     * A conversation or a row. To be understood before the next is asked for.
     *
     * @param where the file, and the line where it has one, for messages
     * @param conversation whether it is a whole conversation
     */
    record Item(String where, boolean conversation, Supplier<Understood> understood) {}

    /** How much of {@link #bytes()} has been read. */
    long bytesRead();

    /** What there is to read, as it lies on the disk. */
    long bytes();

    @Override
    void close();
}
