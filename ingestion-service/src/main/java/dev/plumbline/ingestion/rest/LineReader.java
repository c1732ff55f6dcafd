package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.intake.RawEvent;
import dev.plumbline.ingestion.intake.Submission;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines as bytes, blank ones aside, from a stream of any length. Holds one line at a time, and of a line that is too long only its beginning. */
final class LineReader {
    static final int LONGEST_LINE = Submission.LARGEST_EVENT;

    private static final int FIRST_BUFFER = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int end;
    private boolean atEnd;
    private boolean tooLong;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, valid until the one after it is asked for; null at the end. */
    RawEvent next() throws IOException {
        while (true) {
            tooLong = false;
            var feed = feed();
            if (feed < 0 && start == end) {
                return null;
            }
            var line = new RawEvent(buffer, start, (feed < 0 ? end : feed) - start);
            start = feed < 0 ? end : feed + 1;
            if (tooLong || !isBlank(line)) {
                return line;
            }
        }
    }

    /** Whether the line last given is only the beginning of one longer than {@link #LONGEST_LINE}. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Where the line that begins at {@code start} ends; -1: at the end of the stream. */
    private int feed() throws IOException {
        var searched = start;
        while (true) {
            for (; searched < end; searched++) {
                if (buffer[searched] == '\n') {
                    return searched;
                }
            }
            if (atEnd) {
                return -1;
            }
            if (end - start > LONGEST_LINE) {
                return skip();
            }
            searched -= makeRoom();
            fill();
        }
    }

    /** Passes over the rest of a line: what follows its beginning is read and overwritten. */
    private int skip() throws IOException {
        tooLong = true;
        var kept = start + LONGEST_LINE / 2;
        while (true) {
            end = kept;
            fill();
            if (atEnd) {
                return -1;
            }
            for (var index = kept; index < end; index++) {
                if (buffer[index] == '\n') {
                    return index;
                }
            }
        }
    }

    /** Makes place behind {@code end}, moving the line to the front; says by how much it moved. */
    private int makeRoom() {
        if (end < buffer.length) {
            return 0;
        }
        var moved = start;
        var target = start > 0 ? buffer : new byte[Math.min(2 * buffer.length, LONGEST_LINE + FIRST_BUFFER)];
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        end -= start;
        start = 0;
        return moved;
    }

    private void fill() throws IOException {
        var read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            atEnd = true;
        } else {
            end += read;
        }
    }

    private static boolean isBlank(RawEvent line) {
        for (var index = line.offset(); index < line.offset() + line.length(); index++) {
            var character = line.bytes()[index];
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
