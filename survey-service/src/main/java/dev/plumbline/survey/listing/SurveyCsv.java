package dev.plumbline.survey.listing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.plumbline.kit.http.SpreadsheetText;
import dev.plumbline.survey.listing.SurveyView.AnswerView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes surveys as CSV (RFC 4180), one a row. */
public final class SurveyCsv {
    public static final String MEDIA_TYPE = "text/csv";

    private static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "policy",
            "state",
            "conversationId",
            "customerId",
            "email",
            "path",
            "locale",
            "createdAt",
            "sentAt",
            "openedAt",
            "endedAt",
            "reason",
            "answeredAt",
            "score",
            "comment",
            "themes",
            "suspected");

    private final CsvWriter csv;

    /** Begins a table with its head. */
    public SurveyCsv(Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(COLUMNS);
    }

    public void write(List<SurveyView> surveys) throws IOException {
        surveys.forEach(survey -> csv.writeRecord(cells(survey)));
        csv.flush();
    }

    private static List<String> cells(SurveyView survey) {
        var answer = survey.answer();
        return Stream.of(
                        Optional.of(survey.id()),
                        Optional.of(survey.kind()),
                        Optional.of(survey.policy()),
                        Optional.of(survey.state()),
                        survey.conversationId(),
                        survey.customerId(),
                        survey.email(),
                        survey.path(),
                        survey.locale(),
                        Optional.of(survey.createdAt()),
                        survey.sentAt(),
                        survey.openedAt(),
                        survey.endedAt(),
                        survey.reason(),
                        answer.map(AnswerView::answeredAt),
                        answer.map(AnswerView::score),
                        answer.flatMap(AnswerView::comment),
                        answer.map(it -> String.join(", ", it.themes())),
                        answer.flatMap(AnswerView::suspected))
                .map(cell -> SpreadsheetText.inert(cell.map(Object::toString).orElse("")))
                .toList();
    }
}
