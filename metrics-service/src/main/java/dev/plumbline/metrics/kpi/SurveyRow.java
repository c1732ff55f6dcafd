package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.SurveyFact;
import java.util.List;
import java.util.Optional;

/**
 * A survey as figures see it: under the dimensions of its conversation.
 *
 * @param contact its conversation; empty for NPS and while it never opened
 * @param profile of its customer
 * @param npsPath the path of the customer's latest conversation before it; only an NPS has one
 */
public record SurveyRow(SurveyFact survey, Optional<Contact> contact, Profile profile, Optional<String> npsPath)
        implements Row {
    /** The path of an NPS whose customer had no conversation before. */
    public static final String NO_PATH = "none";

    public static final Condition<SurveyRow> CSAT = kind(SurveyKind.CSAT);
    public static final Condition<SurveyRow> CES = kind(SurveyKind.CES);
    public static final Condition<SurveyRow> NPS = kind(SurveyKind.NPS);
    public static final Condition<SurveyRow> HANDOFF = kind(SurveyKind.HANDOFF);
    public static final Condition<SurveyRow> IS_ANSWERED =
            new Condition.Flag<>("answered", row -> row.survey().answeredAt().isPresent());
    public static final Value<SurveyRow> SCORE =
            new Value<>("score", row -> row.survey().score().map(Integer::doubleValue));

    public static final Label.One<SurveyRow> KIND =
            new Label.One<>("kind", row -> Words.of(row.survey().kind()));

    /** The surveys of one kind. */
    private static Condition<SurveyRow> kind(SurveyKind kind) {
        return new Condition.Flag<>("is_" + Words.of(kind), row -> row.survey().kind() == kind);
    }

    @Override
    public String id() {
        return survey.surveyId();
    }

    @Override
    public List<String> tags() {
        return contact.map(Contact::tags).orElse(List.of());
    }

    @Override
    public String dimension(Dimension dimension) {
        if (survey.kind() == SurveyKind.NPS) {
            return dimension == Dimension.PATH
                    ? npsPath.orElse(NO_PATH)
                    : Contact.customerDimension(profile, dimension);
        }
        return contact.map(it -> it.dimension(dimension))
                .orElseGet(() -> Contact.customerDimension(profile, dimension));
    }
}
