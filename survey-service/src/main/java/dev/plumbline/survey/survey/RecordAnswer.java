package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.Optional;

/** Takes the customer's answer. Two at once are taken one after the other: the second replaces the first. */
public final class RecordAnswer {
    private final Surveys surveys;
    private final Transactions transactions;
    private final InstantSource clock;

    public RecordAnswer(Surveys surveys, Transactions transactions, InstantSource clock) {
        this.surveys = surveys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The survey that a token opens. */
    public Optional<Survey> find(Token token) {
        return transactions.in(token.tenant(), () -> surveys.find(token));
    }

    public Reply record(Token token, Answer answer) {
        return transactions.in(
                token.tenant(),
                () -> surveys.lock(token).map(survey -> record(survey, answer)).orElseGet(Reply.Unknown::new));
    }

    private Reply record(Survey survey, Answer answer) {
        var reply = survey.state().answer(answer, clock.instant());
        if (reply instanceof Reply.Taken taken) {
            surveys.save(survey.answered(taken));
        }
        return reply;
    }
}
