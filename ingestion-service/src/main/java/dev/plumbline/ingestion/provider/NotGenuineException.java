package dev.plumbline.ingestion.provider;

/** The request does not prove that it comes from the provider. The message says what is wrong and where to look. */
public final class NotGenuineException extends Exception {
    public NotGenuineException(String message) {
        super(message, null, false, false);
    }
}
