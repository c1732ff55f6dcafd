package dev.plumbline.bench;

/** Something that keeps the bench from measuring; the message is for whoever started it. */
final class BenchFailure extends RuntimeException {
    BenchFailure(String message) {
        super(message);
    }
}
