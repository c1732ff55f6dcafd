package dev.plumbline.runner.history.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The records of a JSON file, one in memory at a time: objects one after the other (as lines or not), the elements of an array,
 * or the elements of the lists of a page, such as {@code {"tickets": […], "users": […]}}.
 */
final class JsonRecords implements Iterator<JsonRecords.JsonRecord>, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    /** A list of this name, too, is a page's only where the object has no id: with one, it is a record's own. */
    private static final String OWN = "audits";

    private final InputFile file;
    private final InputFile.Opened opened;
    private final Set<String> lists;
    private final JsonParser parser;
    private String list;
    private ObjectNode object;
    private boolean isPage;
    private boolean ended;
    private JsonRecord next;

    /**
     * One record.
     *
     * @param list the name of the page's list that it stands in; empty when it stands by itself
     */
    record JsonRecord(String list, JsonNode node) {}

    JsonRecords(InputFile file, Set<String> lists) {
        this.file = file;
        this.opened = file.open();
        this.lists = lists;
        try {
            this.parser = JSON.createParser(opened.content());
        } catch (IOException failure) {
            throw file.unreadable(failure);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = read();
            } catch (JsonProcessingException malformed) {
                throw malformed(malformed);
            } catch (IOException failure) {
                throw file.unreadable(failure);
            }
        }
        return next != null;
    }

    @Override
    public JsonRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var record = next;
        next = null;
        return record;
    }

    long bytesRead() {
        return opened.bytesRead();
    }

    @Override
    public void close() {
        opened.close();
    }

    /** The next record; null at the end. */
    private JsonRecord read() throws IOException {
        JsonRecord record = null;
        while (record == null && !ended) {
            record = list != null ? inList() : object != null ? inObject() : between();
        }
        return record;
    }

    private JsonRecord inList() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            list = null;
            return null;
        }
        return new JsonRecord(list, JSON.readTree(parser));
    }

    private JsonRecord inObject() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            var record = !isPage || object.has("id") || object.has("ticket") ? new JsonRecord("", object) : null;
            object = null;
            return record;
        }
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && isPages(name)) {
            isPage = true;
            list = name;
        } else {
            object.set(name, JSON.readTree(parser));
        }
        return null;
    }

    private boolean isPages(String name) {
        return lists.contains(name) && !(name.equals(OWN) && object.has("id"));
    }

    private JsonRecord between() throws IOException {
        var token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            object = JSON.createObjectNode();
            isPage = false;
        } else if (token == JsonToken.START_ARRAY) {
            list = "";
        } else if (token == null) {
            ended = true;
        } else {
            throw new SuiteFailure("%s, line %d: holds %s where an object is expected"
                    .formatted(file.name(), parser.currentTokenLocation().getLineNr(), parser.getText()));
        }
        return null;
    }

    private SuiteFailure malformed(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        return new SuiteFailure(
                "%s, line %d, column %d: is no JSON: %s"
                        .formatted(
                                file.name(),
                                location == null ? 1 : location.getLineNr(),
                                location == null ? 1 : location.getColumnNr(),
                                malformed.getOriginalMessage().replaceAll("\\s+", " ")),
                malformed);
    }
}
