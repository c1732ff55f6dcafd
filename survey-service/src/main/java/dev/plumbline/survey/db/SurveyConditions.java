package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.SurveyFilter;
import dev.plumbline.survey.survey.Surveys.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A filter as a condition of a query, with its parameters. */
final class SurveyConditions {
    /** What a survey's time is in a list; an index has it. */
    static final String LATEST = "coalesce(firstAnswerAt, sentAt)";

    private final StringBuilder where = new StringBuilder("tenantId = :tenant");
    private final Map<String, Object> parameters = new HashMap<>();

    /** {@code time}: which time of a survey the filter's is. */
    SurveyConditions(String tenant, SurveyFilter filter, String time) {
        parameters.put("tenant", tenant);
        add("conversationId = :conversation", "conversation", filter.conversation());
        add("kind = :kind", "kind", filter.kind());
        add("policy = :policy", "policy", filter.policy());
        add("path = :path", "path", filter.path());
        add("state = :state", "state", filter.state());
        filter.suspected()
                .ifPresent(it ->
                        where.append(" and state = ANSWERED and suspicion is ").append(it ? "not null" : "null"));
        add("score <= :maxScore", "maxScore", filter.maxScore());
        filter.hasComment()
                .ifPresent(it ->
                        where.append(" and state = ANSWERED and comment is ").append(it ? "not null" : "null"));
        add("array_contains(themes, :theme)", "theme", filter.theme());
        add(time + " >= :from", "from", filter.from());
        add(time + " < :to", "to", filter.to());
    }

    SurveyConditions after(Optional<Mark> mark) {
        mark.ifPresent(it -> {
            where.append(" and (createdAt, id) < (:createdAt, :id)");
            parameters.put("createdAt", it.createdAt());
            parameters.put("id", it.id());
        });
        return this;
    }

    String text() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String name, Optional<?> value) {
        value.ifPresent(it -> {
            where.append(" and ").append(condition);
            parameters.put(name, it);
        });
    }
}
