package dev.plumbline.survey.survey;

/** Is told what is opened of a survey before anything is answered. */
public interface Visits {
    /** The link of one rating was opened. */
    void ratingOpened(Token token, int score);

    /** The link was opened that no person sees. */
    void trapOpened(Token token);
}
