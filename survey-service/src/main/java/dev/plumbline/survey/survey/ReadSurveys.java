package dev.plumbline.survey.survey;

import dev.plumbline.survey.figure.SurveyFigure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at a tenant's surveys. */
public final class ReadSurveys {
    private final Surveys surveys;
    private final Transactions transactions;

    public ReadSurveys(Surveys surveys, Transactions transactions) {
        this.surveys = surveys;
        this.transactions = transactions;
    }

    public List<Surveys.Listed> list(Surveys.Query query) {
        return transactions.in(query.tenant(), () -> surveys.list(query));
    }

    public Optional<Surveys.Listed> find(String tenant, UUID id) {
        return transactions.in(tenant, () -> surveys.find(tenant, id));
    }

    /** What those that were sent say, by kind and something else. */
    public List<SurveyFigure> figures(String tenant, SurveyFilter filter, Grouping by) {
        return SurveyFigure.of(transactions.in(tenant, () -> surveys.count(tenant, filter, by)));
    }
}
