package dev.plumbline.runner;

/** The suite cannot go on; the message is one sentence that says why and what to do. */
public class SuiteFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SuiteFailure(String sentence) {
        super(sentence);
    }

    public SuiteFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
