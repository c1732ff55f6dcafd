package dev.plumbline.survey.survey;

import dev.plumbline.survey.theme.ThemeStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Takes the customer's answer, and notes what is opened before. Two answers at once are taken one after the other: the second
 * replaces the first.
 */
public final class RecordAnswer implements Visits {
    private final Surveys surveys;
    private final VisitStore visits;
    private final ThemeStore themes;
    private final Transactions transactions;
    private final InstantSource clock;

    public RecordAnswer(
            Surveys surveys, VisitStore visits, ThemeStore themes, Transactions transactions, InstantSource clock) {
        this.surveys = surveys;
        this.visits = visits;
        this.themes = themes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The survey that a token opens. */
    public Optional<Survey> find(Token token) {
        return transactions.in(token.tenant(), () -> surveys.find(token));
    }

    /** {@code throughPage}: whether the form of the page sent it. */
    public Reply record(Token token, Answer answer, boolean throughPage) {
        return transactions.in(
                token.tenant(),
                () -> surveys.lock(token)
                        .map(survey -> record(survey, answer, throughPage))
                        .orElseGet(Reply.Unknown::new));
    }

    private Reply record(Survey survey, Answer answer, boolean throughPage) {
        var reply = survey.state().answer(answer.about(themes.of(survey.tenant())), clock.instant());
        if (reply instanceof Reply.Taken taken) {
            var next = taken.next();
            var judged = new Reply.Taken(
                    next.suspectedOf(Suspicion.of(visits.of(survey), next.lastAt(), next.sentAt(), throughPage)),
                    taken.provesDelivery());
            surveys.save(survey.answered(judged));
            return judged;
        }
        return reply;
    }

    @Override
    public void ratingOpened(Token token, int score) {
        visited(token, (survey, at) -> visits.rating(survey, score, at.instant()));
    }

    @Override
    public void trapOpened(Token token) {
        visited(token, (survey, at) -> visits.trap(survey, at.instant()));
    }

    /** A scanner may press the button of the first rating before it opens the next: the answer is looked at again. */
    private void visited(Token token, BiConsumer<Survey, InstantSource> note) {
        transactions.in(token.tenant(), () -> {
            surveys.lock(token).ifPresent(survey -> {
                note.accept(survey, clock);
                if (survey.state() instanceof SurveyState.Answered answered
                        && answered.suspicion().isEmpty()) {
                    Suspicion.of(visits.of(survey), answered.lastAt(), answered.sentAt(), false)
                            .ifPresent(why -> surveys.save(survey.judged(Optional.of(why), clock.instant())));
                }
            });
            return null;
        });
    }

    /** Somebody looked at it and says that a person gave it: it counts. False when there is no such survey. */
    public boolean restore(String tenant, UUID id) {
        return transactions.in(tenant, () -> {
            var found = surveys.lock(tenant, id);
            found.ifPresent(survey -> surveys.save(survey.judged(Optional.empty(), clock.instant())));
            return found.isPresent();
        });
    }
}
