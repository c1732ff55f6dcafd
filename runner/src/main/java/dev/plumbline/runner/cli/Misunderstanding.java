package dev.plumbline.runner.cli;

/** What was typed cannot be meant; the message is one sentence that says what can. */
final class Misunderstanding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misunderstanding(String sentence) {
        super(sentence, null, false, false);
    }
}
