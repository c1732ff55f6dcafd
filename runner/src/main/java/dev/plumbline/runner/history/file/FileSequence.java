package dev.plumbline.runner.history.file;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** The JSON records of several files, in the order of the files. */
final class FileSequence implements Iterator<JsonRecords.JsonRecord>, AutoCloseable {
    private final List<InputFile> files;
    private final Set<String> lists;
    private final long bytes;
    private int at = -1;
    private long bytesBefore;
    private JsonRecords open;

    FileSequence(List<InputFile> files, Set<String> lists) {
        this.files = List.copyOf(files);
        this.lists = lists;
        this.bytes = files.stream().mapToLong(InputFile::bytes).sum();
    }

    @Override
    public boolean hasNext() {
        while (open == null || !open.hasNext()) {
            if (at + 1 >= files.size()) {
                return false;
            }
            close();
            at++;
            open = new JsonRecords(files.get(at), lists);
        }
        return true;
    }

    @Override
    public JsonRecords.JsonRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return open.next();
    }

    /** The name of the file that the last record is from. */
    String file() {
        return files.get(at).name();
    }

    long bytesRead() {
        return bytesBefore + (open == null ? 0 : open.bytesRead());
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (open != null) {
            bytesBefore += open.bytesRead();
            open.close();
            open = null;
        }
    }
}
