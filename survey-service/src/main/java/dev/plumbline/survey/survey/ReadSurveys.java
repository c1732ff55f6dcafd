package dev.plumbline.survey.survey;

import dev.plumbline.survey.figure.SurveyFigure;
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

    /** A survey of a list, and that its address is suppressed because of it. */
    public record Found(Surveys.Listed listed, Optional<Suppression> suppression) {}

    public List<Found> list(Surveys.Query query) {
        return transactions.in(query.tenant(), () -> found(query.tenant(), surveys.list(query)));
    }

    public Optional<Found> find(String tenant, UUID id) {
        return transactions.in(
                tenant,
                () -> found(tenant, surveys.find(tenant, id).stream().toList()).stream()
                        .findFirst());
    }

    private List<Found> found(String tenant, List<Surveys.Listed> listed) {
        var suppressed = suppressions.ofSurveys(
                tenant, listed.stream().map(it -> it.survey().id()).toList());
        return listed.stream()
                .map(it -> new Found(
                        it, Optional.ofNullable(suppressed.get(it.survey().id()))))
                .toList();
    }

    /** What those that were sent say, by kind and something else. */
    public List<SurveyFigure> figures(String tenant, SurveyFilter filter, Grouping by) {
        return SurveyFigure.of(transactions.in(tenant, () -> surveys.count(tenant, filter, by)));
    }
}
