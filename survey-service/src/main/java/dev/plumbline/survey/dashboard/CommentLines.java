package dev.plumbline.survey.dashboard;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.survey.Surveys.Listed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Answers as lines of a list, each with the way to its conversation. */
final class CommentLines {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Places places;
    private final Choice choice;
    private final ZoneId zone;

    CommentLines(Places places, Choice choice, ZoneId zone) {
        this.places = places;
        this.choice = choice;
        this.zone = zone;
    }

    LeadSheet.Comment line(Listed listed) {
        var survey = listed.survey();
        if (!(survey.state() instanceof SurveyState.Answered answered)) {
            throw new IllegalArgumentException("Survey " + survey.id() + " is not answered");
        }
        var answer = answered.answer();
        return new LeadSheet.Comment(
                survey.id().toString(),
                Integer.toString(answer.score()),
                Integer.toString(survey.kind().highest()),
                isLow(survey.kind(), answer.score()),
                SurveyWords.of(survey.kind()),
                answer.comment(),
                survey.path().map(SurveyWords::path).orElse("no path"),
                answer.themes().stream()
                        .map(it -> new LeadSheet.Link(it, choice.about(it), false))
                        .toList(),
                WHEN.format(answered.firstAt().atZone(zone)),
                answered.firstAt().toString(),
                survey.conversation(),
                survey.conversation().flatMap(places::conversation),
                answered.suspicion());
    }

    private static boolean isLow(SurveyKind kind, int score) {
        return switch (kind) {
            case CSAT, HANDOFF -> score <= 2;
            case CES -> score <= 3;
            case NPS -> score <= 6;
        };
    }
}
