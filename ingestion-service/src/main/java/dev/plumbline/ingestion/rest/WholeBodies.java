package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.IngestionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Reads bodies whole, as all but lines are: unpacked, of 5 MB at most, within their time and the memory for all. */
@ApplicationScoped
class WholeBodies {
    private final BodyBudget budget;
    private final IngestionConfig.Limits limits;

    WholeBodies(BodyBudget budget, IngestionConfig config) {
        this.budget = budget;
        this.limits = config.limits();
    }

    /** A body, whose memory is given back when it is closed. */
    record WholeBody(byte[] bytes, BodyBudget.Hold memory) implements AutoCloseable {
        @Override
        public void close() {
            memory.close();
        }
    }

    /** Reads a body; a {@link dev.plumbline.kit.http.Problem} when it is too large, broken or late, or there is no room. */
    WholeBody read(UnaryOperator<String> header, InputStream wire) {
        return read(header, wire, ignored -> {});
    }

    /**
     * Reads a body.
     *
     * @param header a header's value by its name; null where there is none
     * @param received hears of the bytes that come over the wire
     */
    WholeBody read(UnaryOperator<String> header, InputStream wire, LongConsumer received) {
        var memory = budget.reserve(EventBody.memoryFor(header));
        byte[] bytes = null;
        try (var body = EventBody.open(header, wire, limits.longestBody(), received)) {
            bytes = EventBody.readAll(body);
            return new WholeBody(bytes, memory);
        } catch (IOException unreadable) {
            throw EventBody.problem(unreadable);
        } finally {
            if (bytes == null) {
                memory.close();
            }
        }
    }
}
