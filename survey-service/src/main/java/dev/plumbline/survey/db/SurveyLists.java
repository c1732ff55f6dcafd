package dev.plumbline.survey.db;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.figure.Count;
import dev.plumbline.survey.survey.Grouping;
import dev.plumbline.survey.survey.Surveys.Order;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How surveys are ordered and counted. */
final class SurveyLists {
    /** How far up on its scale a score is: of surveys of different kinds, the one that is worse comes first. */
    private static final String HEIGHT =
            "case when kind in (CSAT, HANDOFF) then (score - 1) / 4.0 when kind = CES then (score - 1) / 6.0 "
                    + "else score / 10.0 end";

    private SurveyLists() {}

    static String order(Order order) {
        return switch (order) {
            case CREATED -> " order by createdAt desc, id desc";
            case ANSWERED -> " order by firstAnswerAt desc, id desc";
            case LOWEST -> " order by " + HEIGHT + ", firstAnswerAt desc, id desc";
        };
    }

    static List<Count> count(EntityManager entities, SurveyConditions conditions, Grouping by) {
        var column = switch (by) {
            case KIND -> "kind";
            case POLICY -> "policy";
            case PATH -> "path";
            case LANGUAGE -> "locale";
        };
        var query = entities.createQuery(
                "select kind, " + column + ", score, count(*), count(suspicion) from SurveyEntity where "
                        + conditions.text() + " and sentAt is not null group by kind, " + column + ", score",
                Object[].class);
        conditions.parameters().forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new Count(
                        (SurveyKind) row[0],
                        group(by, row[1]),
                        Optional.ofNullable((Integer) row[2]),
                        (Long) row[3],
                        (Long) row[4]))
                .toList();
    }

    private static Optional<String> group(Grouping by, Object value) {
        return Optional.ofNullable(value)
                .map(it -> switch (by) {
                    case KIND -> ((SurveyKind) it).name().toLowerCase(Locale.ROOT);
                    case LANGUAGE ->
                        Locale.forLanguageTag(it.toString().replace('_', '-')).getLanguage();
                    case POLICY, PATH -> it.toString();
                })
                .filter(it -> !it.isEmpty());
    }
}
