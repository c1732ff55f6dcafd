package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.explain.Content;
import dev.plumbline.metrics.explain.Explanation;
import dev.plumbline.metrics.explain.Field;
import dev.plumbline.metrics.kpi.Readable;
import java.util.Locale;
import java.util.Optional;

/**
 * A derived field of a conversation as its page shows it.
 *
 * @param mood {@code good}, {@code bad} or {@code plain}
 * @param why the sentence that the API gives too
 * @param related another conversation that it names
 */
record Reason(String name, String value, String mood, String why, Optional<Related> related) {

    record Related(String id, Address address) {}

    static Reason of(Explanation explanation, Calendar calendar) {
        return new Reason(
                explanation.field().label(),
                value(explanation, calendar),
                mood(explanation),
                explanation.because(),
                related(explanation));
    }

    private static String value(Explanation explanation, Calendar calendar) {
        return switch (explanation.value()) {
            case Content.Flag flag -> flag.holds() ? "Yes" : "No";
            case Content.Number number -> number(number.value());
            case Content.Seconds seconds -> Readable.duration(seconds.value());
            case Content.Moment moment -> calendar.moment(moment.at());
            case Content.Word word -> word(explanation.field(), word.word());
            case Content.Words words -> words.words().isEmpty() ? Readable.NOTHING : String.join(", ", words.words());
            case Content.Nothing ignored -> Readable.NOTHING;
        };
    }

    private static String word(Field field, String word) {
        return switch (field) {
            case PATH -> Lane.of(word).map(Lane::label).orElse(word);
            case VIP -> word.equals("true") ? "Yes" : "No";
            case VERDICT -> Words.of(word);
            default -> word;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Readable.count(Math.round(value))
                : String.format(Locale.ENGLISH, "%.2f", value);
    }

    private static String mood(Explanation explanation) {
        var tells = explanation.value().isTelling();
        return switch (explanation.field()) {
            case RESOLVED -> tells ? "good" : "bad";
            case REOPENS,
                    LATE_HANDOFF,
                    BLIND_HANDOFF,
                    UNNECESSARY_HANDOFF,
                    MISSED_ESCALATION,
                    FORCED_CONTAINMENT,
                    FRUSTRATED_AT,
                    FELL_BACK,
                    REPEAT_OF,
                    REPEATED_BY -> tells ? "bad" : "plain";
            case FIRST_RESPONSE_AT -> tells ? "plain" : "bad";
            default -> "plain";
        };
    }

    private static Optional<Related> related(Explanation explanation) {
        var namesConversation = explanation.field() == Field.REPEAT_OF || explanation.field() == Field.REPEATED_BY;
        return namesConversation && explanation.value() instanceof Content.Word word
                ? Optional.of(new Related(word.word(), Address.ofConversation(word.word())))
                : Optional.empty();
    }
}
