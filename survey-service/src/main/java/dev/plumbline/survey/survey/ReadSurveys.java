package dev.plumbline.survey.survey;

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

    /** A tenant's surveys, newest first. */
    public List<Survey> list(Surveys.Query query) {
        return transactions.in(query.tenant(), () -> surveys.list(query));
    }

    public Optional<Survey> find(String tenant, UUID id) {
        return transactions.in(tenant, () -> surveys.find(tenant, id));
    }
}
