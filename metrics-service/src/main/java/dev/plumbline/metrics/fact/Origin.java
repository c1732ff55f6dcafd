package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the value of a label comes from.
 *
 * @param event the last event that brings one
 * @param replaced the other value that held before it; empty when there was none
 */
public record Origin<T>(T value, SupportEvent event, Optional<Origin<T>> replaced) {

    /** This one followed by an event that brings a value too. */
    Origin<T> then(T next, SupportEvent by) {
        return new Origin<>(next, by, next.equals(value) ? replaced : Optional.of(this));
    }

    <S> Origin<S> map(Function<T, S> change) {
        return new Origin<>(change.apply(value), event, replaced.map(it -> it.map(change)));
    }
}
