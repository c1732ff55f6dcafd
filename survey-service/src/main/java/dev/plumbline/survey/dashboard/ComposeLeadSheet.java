package dev.plumbline.survey.dashboard;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.survey.figure.SurveyFigure;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.survey.ChangePolicies;
import dev.plumbline.survey.survey.ChangeThemes;
import dev.plumbline.survey.survey.Grouping;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.SurveyFilter;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.theme.ThemeRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Gathers what the page for leads shows. */
@ApplicationScoped
public class ComposeLeadSheet {
    private static final int COMMENTS = 20;
    private static final List<String> PATHS = List.of("ai_only", "ai_to_human", "ai_assisted", "human_only");

    private final ReadSurveys surveys;
    private final ChangePolicies policies;
    private final ChangeThemes themes;
    private final Places places;

    ComposeLeadSheet(ReadSurveys surveys, ChangePolicies policies, ChangeThemes themes, Places places) {
        this.surveys = surveys;
        this.policies = policies;
        this.themes = themes;
        this.places = places;
    }

    LeadSheet of(Tenant tenant, Choice choice) {
        var filter = choice.filter();
        var byKind = figures(tenant, filter, Grouping.KIND);
        var comments = answers(tenant, filter.answered(false, Optional.of(true)), choice.order());
        var suspected = answers(tenant, filter.answered(true, Optional.empty()), Surveys.Order.ANSWERED);
        var lines = new CommentLines(places, choice, tenant.timeZone());
        return new LeadSheet(
                tenant.name(),
                tenant.timeZone().getId(),
                choice,
                periods(choice),
                fields(tenant, choice),
                byKind.isEmpty() && comments.isEmpty() && suspected.isEmpty(),
                List.of(
                        table("kinds", "By kind", "Survey", byKind),
                        table("policies", "By policy", "Policy", figures(tenant, filter, Grouping.POLICY)),
                        table("paths", "By path", "Path", figures(tenant, filter, Grouping.PATH))),
                List.of(
                        new LeadSheet.Link(
                                "Low scores first",
                                choice.ordered(Surveys.Order.LOWEST),
                                choice.order() == Surveys.Order.LOWEST),
                        new LeadSheet.Link(
                                "Newest first",
                                choice.ordered(Surveys.Order.ANSWERED),
                                choice.order() == Surveys.Order.ANSWERED)),
                comments.stream().limit(COMMENTS).map(lines::line).toList(),
                comments.size() > COMMENTS,
                suspected.stream().limit(COMMENTS).map(lines::line).toList());
    }

    private List<SurveyFigure> figures(Tenant tenant, SurveyFilter filter, Grouping by) {
        return surveys.figures(tenant.id(), filter.ofSent(), by);
    }

    private List<Surveys.Listed> answers(Tenant tenant, SurveyFilter filter, Surveys.Order order) {
        return surveys.list(new Surveys.Query(tenant.id(), filter, order, Optional.empty(), COMMENTS + 1)).stream()
                .map(ReadSurveys.Found::listed)
                .toList();
    }

    private static LeadSheet.Table table(String id, String title, String groupName, List<SurveyFigure> figures) {
        return new LeadSheet.Table(
                id, title, groupName, figures.stream().map(FigureRow::of).toList());
    }

    private static List<LeadSheet.Link> periods(Choice choice) {
        return Stream.of(7, 28, 91)
                .map(days -> new LeadSheet.Link(
                        days + " days", choice.over(days), choice.days().equals(Optional.of(days))))
                .toList();
    }

    private LeadSheet.Fields fields(Tenant tenant, Choice choice) {
        var filter = choice.filter();
        return new LeadSheet.Fields(
                options(
                        Arrays.stream(SurveyKind.values()).map(it -> it.name().toLowerCase(Locale.ROOT)),
                        Optional.of(choice.kind()),
                        it -> SurveyWords.of(SurveyKind.valueOf(it.toUpperCase(Locale.ROOT)))),
                options(policies.read(tenant.id()).stream().map(Policy::id), filter.policy(), it -> it),
                options(PATHS.stream(), filter.path(), SurveyWords::path),
                options(themes.read(tenant.id()).stream().map(ThemeRule::theme), filter.theme(), it -> it));
    }

    /** What is chosen is among them, also when it is there no longer. */
    private static List<LeadSheet.Option> options(
            Stream<String> values, Optional<String> chosen, UnaryOperator<String> name) {
        return Stream.concat(values, chosen.filter(it -> !it.isEmpty()).stream())
                .distinct()
                .map(it -> new LeadSheet.Option(it, name.apply(it), chosen.equals(Optional.of(it))))
                .toList();
    }
}
