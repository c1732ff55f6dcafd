package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.Optional;

/** Spares whoever has a survey's link all further ones of its tenant, whatever became of that survey. Again changes nothing. */
public final class Unsubscribe {
    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Suppressions suppressions;
    private final Transactions transactions;
    private final InstantSource clock;

    public Unsubscribe(
            Surveys surveys,
            Knowledge knowledge,
            Suppressions suppressions,
            Transactions transactions,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.suppressions = suppressions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The survey whose address is suppressed now; empty when no survey has this token. */
    public Optional<Survey> by(Token token) {
        return transactions.in(token.tenant(), () -> {
            var survey = surveys.find(token);
            survey.ifPresent(this::suppress);
            return survey;
        });
    }

    /** Of who was erased there is nothing to suppress: their address is known no more. */
    private void suppress(Survey survey) {
        survey.state()
                .sentTo()
                .or(() -> survey.customerRef().flatMap(knowledge::customer).flatMap(Customer::addressee))
                .filter(addressee -> !addressee.equals(Addressee.ERASED))
                .map(addressee -> Suppression.of(survey, addressee, Suppression.Reason.UNSUBSCRIBED, clock.instant()))
                .ifPresent(suppressions::add);
    }
}
