package dev.plumbline.metrics.mail;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.DashboardLinks;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import dev.plumbline.metrics.review.Compared;
import dev.plumbline.metrics.review.Reason;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.Sample;
import dev.plumbline.metrics.review.Shift;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A weekly review as a mail says it: few things, each with a link to more.
 *
 * @param changes what moved by more than chance, of the whole and of each path
 * @param mishaps some of the sample
 * @param link the review's page
 */
record DigestLetter(
        String subject,
        String tenant,
        String period,
        List<Figure> topline,
        List<String> changes,
        List<Mishap> mishaps,
        String mishapCount,
        Optional<String> decided,
        String link) {

    private static final int MISHAPS = 3;
    private static final int LONGEST_DECISION = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** One KPI. {@code before}: what it was, in words; {@code mood}: {@code good}, {@code bad} or empty. */
    record Figure(String name, String value, String before, String mood) {}

    /** One conversation. {@code why}: the reasons, in words. */
    record Mishap(String id, String why, String link) {}

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance html(DigestLetter letter);

        static native TemplateInstance text(DigestLetter letter);
    }

    static DigestLetter of(Tenant tenant, Review review, DashboardLinks links) {
        var period = review.period();
        var days = DAY.format(period.start()) + " – "
                + DAY_OF_YEAR.format(period.after().start().minusDays(1));
        return new DigestLetter(
                "Support review " + period.key() + " · " + tenant.name(),
                tenant.name(),
                days,
                review.topline().stream().map(DigestLetter::figure).toList(),
                changes(review),
                mishaps(review, links),
                Readable.count(review.failedAi().total(), "failed AI-only conversation") + " and "
                        + Readable.count(review.badHandoffs().total(), "bad handoff"),
                review.decided().map(note -> shortened(note.text())),
                links.review(period));
    }

    private static Figure figure(Compared compared) {
        var shift = compared.before().flatMap(Compared.Past::shift);
        return new Figure(
                compared.kpi().name(),
                value(compared.kpi(), compared.now()),
                compared.before()
                        .filter(past -> past.figure().value().isPresent())
                        .map(past -> "was " + value(compared.kpi(), past.figure()))
                        .orElse(""),
                shift.map(DigestLetter::mood).orElse(""));
    }

    private static String value(Kpi<?> kpi, dev.plumbline.metrics.kpi.Figure figure) {
        return Readable.of(kpi.unit(), figure.value());
    }

    private static String mood(Shift shift) {
        if (shift.certainty() == Shift.Certainty.MAYBE_CHANCE) {
            return "";
        }
        return switch (shift.direction()) {
            case BETTER -> "good";
            case WORSE -> "bad";
            case NEITHER -> "";
        };
    }

    private static List<String> changes(Review review) {
        return Stream.concat(
                        review.topline().stream().flatMap(it -> change("", it).stream()),
                        review.paths().stream()
                                .flatMap(path -> path.figures().stream()
                                        .flatMap(it ->
                                                change(" of " + path.path().replace('_', ' '), it).stream())))
                .toList();
    }

    private static Optional<String> change(String of, Compared compared) {
        return compared.before()
                .filter(past -> past.shift()
                        .filter(it -> it.certainty() == Shift.Certainty.SIGNIFICANT)
                        .isPresent())
                .map(past -> compared.kpi().name() + of + ": " + value(compared.kpi(), past.figure()) + " → "
                        + value(compared.kpi(), compared.now()));
    }

    /** Of both kinds in turn, as the lot put them. */
    private static List<Mishap> mishaps(Review review, DashboardLinks links) {
        var failed = review.failedAi().drawn();
        var handoffs = review.badHandoffs().drawn();
        return Stream.iterate(0, index -> index < Math.max(failed.size(), handoffs.size()), index -> index + 1)
                .flatMap(index -> Stream.concat(
                        failed.stream().skip(index).limit(1),
                        handoffs.stream().skip(index).limit(1)))
                .limit(MISHAPS)
                .map(it -> mishap(it, links))
                .toList();
    }

    private static Mishap mishap(Sample.Drawn drawn, DashboardLinks links) {
        return new Mishap(
                drawn.id(),
                drawn.reasons().stream().map(Reason::words).collect(Collectors.joining("; ")),
                links.conversation(drawn.id()));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DECISION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_DECISION)) + " …";
    }
}
