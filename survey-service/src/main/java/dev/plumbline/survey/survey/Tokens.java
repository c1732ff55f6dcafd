package dev.plumbline.survey.survey;

import java.util.UUID;

/** Makes a survey's token: the same one each time, so that a mail sent again carries the same link. */
@FunctionalInterface
public interface Tokens {
    Token of(String tenant, UUID surveyId);
}
