package dev.plumbline.runner.history.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.history.CsvHistory;
import dev.plumbline.runner.history.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/** CSV files in our own forms: UTF-8, with a header; commas, semicolons or tabs between the cells, whichever the header has most of. */
public final class CsvExport implements Export {
    private static final int LONGEST_HEADER = 64 * 1024;

    private final List<InputFile> files;
    private final Settings settings;
    private final long bytes;
    private int at = -1;
    private long bytesBefore;
    private InputFile.Opened opened;
    private CloseableIterator<CsvRecord> rows;
    private CsvHistory history;

    public CsvExport(List<InputFile> files, Settings settings) {
        this.files = List.copyOf(files);
        this.settings = settings;
        this.bytes = files.stream().mapToLong(InputFile::bytes).sum();
    }

    @Override
    public boolean hasNext() {
        try {
            while (rows == null || !rows.hasNext()) {
                if (at + 1 >= files.size()) {
                    return false;
                }
                close();
                at++;
                open();
            }
            return true;
        } catch (CsvParseException malformed) {
            throw malformed(malformed);
        } catch (UncheckedIOException failure) {
            throw file().unreadable(failure.getCause());
        }
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            var row = rows.next();
            var understanding = history;
            var where = "%s, line %d".formatted(file().name(), row.getStartingLineNumber());
            return new Item(where, understanding.isOfConversations(), () -> understanding.understand(row.getFields()));
        } catch (CsvParseException malformed) {
            throw malformed(malformed);
        }
    }

    private void open() {
        opened = file().open();
        try {
            rows = CsvReader.builder()
                    .fieldSeparator(separator())
                    .detectBomHeader(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(opened.content(), StandardCharsets.UTF_8)
                    .iterator();
        } catch (IOException failure) {
            throw file().unreadable(failure);
        }
        if (!rows.hasNext()) {
            throw new SuiteFailure("%s is empty: its first line must name the columns.".formatted(file().name()));
        }
        history = CsvHistory.of(rows.next().getFields(), settings);
        var faults = history.headerFaults();
        if (!faults.isEmpty()) {
            throw new SuiteFailure(faults.stream()
                    .map(fault -> CsvHistory.sentence(Optional.of(1L), fault))
                    .collect(Collectors.joining("; ", file().name() + ", ", "")));
        }
    }

    private char separator() throws IOException {
        opened.content().mark(LONGEST_HEADER);
        var start = new String(opened.content().readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
        opened.content().reset();
        var header = start.lines().findFirst().orElse("");
        var best = ',';
        for (var candidate : new char[] {';', '\t'}) {
            best = count(header, candidate) > count(header, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(it -> it == wanted).count();
    }

    private InputFile file() {
        return files.get(at);
    }

    private SuiteFailure malformed(CsvParseException malformed) {
        Throwable cause = malformed.getCause() == null ? malformed : malformed.getCause();
        return new SuiteFailure("%s: %s".formatted(file().name(), cause.getMessage()), malformed);
    }

    @Override
    public long bytesRead() {
        return bytesBefore + (opened == null ? 0 : opened.bytesRead());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (opened != null) {
            bytesBefore += opened.bytesRead();
            opened.close();
            opened = null;
            rows = null;
        }
    }
}
