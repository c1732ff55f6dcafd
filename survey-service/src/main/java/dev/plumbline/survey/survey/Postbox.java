package dev.plumbline.survey.survey;

/** Brings a survey to its addressee. Many may be brought at the same time. */
public interface Postbox {
    /**
     * Returns when the survey was taken. The same survey is delivered under the same id each time, so that a second
     * copy can be told from a second question.
     */
    void deliver(Survey survey, Addressee addressee) throws NotTaken, NoSuchAddress;

    /** Asks for the answer once more, as an answer to the first mail and under an id of its own. */
    void remind(Survey survey, Addressee addressee) throws NotTaken, NoSuchAddress;

    /** It was not taken, or it is unknown whether it was; another time it may be. */
    final class NotTaken extends Exception {
        public NotTaken(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** It was refused because of the address, and always will be. */
    final class NoSuchAddress extends Exception {
        public NoSuchAddress(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
