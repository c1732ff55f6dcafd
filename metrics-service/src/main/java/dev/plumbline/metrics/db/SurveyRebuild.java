package dev.plumbline.metrics.db;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.SurveyFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds surveys again. */
@ApplicationScoped
class SurveyRebuild implements RebuildStep {
    private final EventStore events;
    private final SurveyStore surveys;

    SurveyRebuild(EventStore events, SurveyStore surveys) {
        this.events = events;
        this.surveys = surveys;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public long count(Connection connection, String tenant) throws SQLException {
        return RebuildStep.counted(
                connection,
                tenant,
                "select count(*) from (select distinct survey_id from event"
                        + " where tenant_id = ? and survey_id is not null)"
                        + " as known");
    }

    @Override
    public List<String> page(Connection connection, Tenant tenant, String after) throws SQLException {
        var ids = RebuildStep.ids(
                connection,
                tenant.id(),
                after,
                List.of(
                        "select distinct survey_id as id from event where tenant_id = ? and survey_id > ?",
                        "select survey_id as id from survey where tenant_id = ? and survey_id > ?"));
        var told = events.ofSurveys(connection, tenant.id(), ids);
        surveys.replace(
                connection,
                tenant.id(),
                told.values().stream().map(SurveyRebuild::fold).toList());
        var done = List.copyOf(ids);
        ids.removeAll(told.keySet());
        Rows.remove(connection, tenant.id(), "survey", "survey_id", ids);
        return done;
    }

    private static SurveyFact fold(List<SupportEvent> events) {
        return SurveyFact.fold(events.stream().map(SurveyEvent.class::cast).toList());
    }
}
