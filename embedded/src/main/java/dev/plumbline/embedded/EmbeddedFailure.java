package dev.plumbline.embedded;

/** A part could not be started; the message is a sentence for the person at the terminal. */
public class EmbeddedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddedFailure(String sentence) {
        super(sentence);
    }

    public EmbeddedFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
