package dev.plumbline.survey.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.survey.listing.SurveyCsv;
import dev.plumbline.survey.listing.SurveyView;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.SurveyFilter;
import dev.plumbline.survey.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Optional;

/** Writes all surveys of a filter as CSV, page by page: no export is too large for the memory. */
@ApplicationScoped
public class ExportSurveys {
    private static final int PAGE = 500;

    private final ReadSurveys surveys;

    ExportSurveys(ReadSurveys surveys) {
        this.surveys = surveys;
    }

    void write(String tenant, SurveyFilter filter, OutputStream out) throws IOException {
        var csv = new SurveyCsv(new OutputStreamWriter(out, UTF_8));
        var after = Optional.<Surveys.Mark>empty();
        do {
            var page = surveys.list(new Surveys.Query(tenant, filter, Surveys.Order.CREATED, after, PAGE));
            csv.write(page.stream().map(SurveyView::of).toList());
            after = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(Surveys.Mark.of(page.getLast().listed().survey()));
        } while (after.isPresent());
    }
}
