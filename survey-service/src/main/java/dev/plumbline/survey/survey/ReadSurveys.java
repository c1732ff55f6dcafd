package dev.plumbline.survey.survey;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at a tenant's surveys. */
public final class ReadSurveys {
    private final Surveys surveys;
    private final Suppressions suppressions;
    private final Transactions transactions;

    public ReadSurveys(Surveys surveys, Suppressions suppressions, Transactions transactions) {
        this.surveys = surveys;
        this.suppressions = suppressions;
        this.transactions = transactions;
    }

    /** A survey, and that its address is suppressed because of it. */
    public record Found(Survey survey, Optional<Suppression> suppression) {}

    /** A tenant's surveys, newest first. */
    public List<Found> list(Surveys.Query query) {
        return transactions.in(query.tenant(), () -> {
            var found = surveys.list(query);
            var suppressed = suppressions.ofSurveys(
                    query.tenant(), found.stream().map(Survey::id).toList());
            return found.stream()
                    .map(survey -> new Found(survey, Optional.ofNullable(suppressed.get(survey.id()))))
                    .toList();
        });
    }

    public Optional<Found> find(String tenant, UUID id) {
        return transactions.in(
                tenant,
                () -> surveys.find(tenant, id)
                        .map(survey -> new Found(
                                survey,
                                Optional.ofNullable(suppressions
                                        .ofSurveys(tenant, List.of(id))
                                        .get(id)))));
    }
}
