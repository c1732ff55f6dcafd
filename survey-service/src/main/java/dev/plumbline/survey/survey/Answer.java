package dev.plumbline.survey.survey;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.survey.theme.ThemeRule;
import dev.plumbline.survey.theme.Themes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the customer says. {@code comment}: 1..4,000 characters; {@code themes}: what it is about. */
public record Answer(int score, Optional<String> comment, List<String> themes) {
    public static final int LONGEST_COMMENT = 4_000;

    public Answer(int score, Optional<String> comment) {
        this(score, comment, List.of());
    }

    Answer about(List<ThemeRule> rules) {
        return new Answer(
                score, comment, comment.map(it -> Themes.of(it, rules)).orElse(List.of()));
    }

    /** An answer that may be one. */
    public sealed interface Checked {}

    public record Valid(Answer answer) implements Checked {}

    public record Invalid(List<Violation> violations) implements Checked {}

    /** Holds what was sent against what a survey of this kind takes. */
    public static Checked check(SurveyKind kind, Optional<BigDecimal> score, Optional<String> comment) {
        var violations = new ArrayList<Violation>();
        if (score.filter(it -> isOn(kind, it)).isEmpty()) {
            violations.add(new Violation(
                    "/score", "must be a whole number from %d to %d".formatted(kind.lowest(), kind.highest())));
        }
        // Browsers send line ends as CR LF and count them as one.
        var text = comment.map(it -> it.replace("\r\n", "\n").strip()).filter(it -> !it.isEmpty());
        text.filter(it -> it.codePointCount(0, it.length()) > LONGEST_COMMENT)
                .ifPresent(it -> violations.add(
                        new Violation("/comment", "must have at most %d characters".formatted(LONGEST_COMMENT))));
        text.filter(it -> it.codePoints().anyMatch(Answer::cannotBeKept))
                .ifPresent(it -> violations.add(
                        new Violation("/comment", "holds U+0000 or half a surrogate pair, which cannot be stored")));
        return violations.isEmpty()
                ? new Valid(new Answer(score.orElseThrow().intValueExact(), text))
                : new Invalid(List.copyOf(violations));
    }

    private static boolean isOn(SurveyKind kind, BigDecimal score) {
        return score.compareTo(BigDecimal.valueOf(kind.lowest())) >= 0
                && score.compareTo(BigDecimal.valueOf(kind.highest())) <= 0
                && score.stripTrailingZeros().scale() <= 0;
    }

    private static boolean cannotBeKept(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
