package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import dev.plumbline.metrics.review.Cadence;
import dev.plumbline.metrics.review.Compared;
import dev.plumbline.metrics.review.Note;
import dev.plumbline.metrics.review.Period;
import dev.plumbline.metrics.review.Reason;
import dev.plumbline.metrics.review.Recurrence;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says a review in the words of a page. */
final class ComposeReviewSheet {
    private static final int MOST_OF_A_KIND = 6;

    private final Tenant tenant;
    private final Review review;
    private final Period period;
    private final Instant now;
    private final Calendar calendar;
    private final Slice slice;

    private ComposeReviewSheet(Tenant tenant, Review review, Instant now) {
        this.tenant = tenant;
        this.review = review;
        this.period = review.period();
        this.now = now;
        this.calendar = new Calendar(tenant.timeZone());
        this.slice = new Slice(period.from(), period.to(), BucketSize.WEEK, Map.of(), List.of(), calendar);
    }

    static ReviewSheet of(Tenant tenant, Review review, Instant now) {
        return new ComposeReviewSheet(tenant, review, now).sheet();
    }

    static Address address(Period period) {
        return new Address("/review", "").with(period.cadence().key(), period.key());
    }

    private ReviewSheet sheet() {
        return new ReviewSheet(
                tenant.name(),
                ReviewWords.name(period),
                slice.period(),
                tenant.timeZone().getId(),
                review.complete(),
                versus(),
                Arrays.stream(Cadence.values())
                        .map(it -> choice(ReviewWords.name(it), around(it), it == period.cadence()))
                        .toList(),
                Optional.of(period.before())
                        .filter(Period::isReviewable)
                        .filter(it -> isTold())
                        .map(it -> choice("← " + ReviewWords.name(it), it, false)),
                Optional.of(period.after())
                        .filter(it -> it.hasBegun(now))
                        .map(it -> choice(ReviewWords.name(it) + " →", it, false)),
                review.topline().stream().map(this::tile).toList(),
                paths(),
                Stream.of(review.failedAi(), review.badHandoffs())
                        .map(this::mishaps)
                        .toList(),
                review.gaps().stream().map(ReviewTables::gap).toList(),
                review.intents().stream().map(ReviewTables::intent).toList(),
                review.changes().stream()
                        .map(it -> new Overview.Released(
                                calendar.day(it.time()), Words.of(it.kind()), it.name(), it.categories()))
                        .toList(),
                review.decided().map(this::note),
                shownRecurrences()
                        .map(it -> new ReviewSheet.Again(
                                ReviewWords.of(it),
                                ReviewWords.of(it.before()),
                                ReviewWords.of(it.now()),
                                ReviewWords.trend(it),
                                ReviewWords.mood(it)))
                        .toList(),
                sections(),
                review.cohorts().stream()
                        .map(it -> ReviewTables.cohort(it, calendar, now))
                        .toList(),
                ReviewTables.targets(review.targets(), slice),
                review.note().map(this::note),
                form());
    }

    /** Whether anybody opened a conversation in it or in the one before. Where nobody did, there is nothing to go back to. */
    private boolean isTold() {
        return review.topline().stream()
                .anyMatch(it -> it.now().n() > 0 || it.before().isPresent());
    }

    /** The period of another length; the week of a month is its first. */
    private Period around(Cadence cadence) {
        return cadence == period.cadence() ? period : Period.at(cadence, period.from(), period.zone());
    }

    private static Controls.Choice choice(String name, Period period, boolean chosen) {
        return new Controls.Choice(name, address(period), chosen);
    }

    /** Of the many intents the first of each kind: the whole list is in the API. */
    private Stream<Recurrence> shownRecurrences() {
        return Arrays.stream(Recurrence.Kind.values())
                .flatMap(kind -> review.recurrences().stream()
                        .filter(it -> it.kind() == kind)
                        .limit(MOST_OF_A_KIND));
    }

    private Optional<String> versus() {
        return review.topline().getFirst().before().map(ignored -> {
            var before = "the " + period.cadence().key() + " before";
            return review.complete() ? before : "the same part of " + before;
        });
    }

    private ReviewSheet.Tile tile(Compared compared) {
        var kpi = compared.kpi();
        return new ReviewSheet.Tile(
                kpi.name(),
                kpi.question(),
                Readable.of(kpi.unit(), compared.now().value()),
                kpi.unit() == Kpi.Unit.COUNT
                        ? ""
                        : "n " + Readable.count(compared.now().n()),
                ReviewWords.interval(compared.now()),
                EvidenceList.address(kpi.key(), slice),
                change(compared),
                compared.usual()
                        .filter(it -> it.figure().value().isPresent())
                        .map(it -> Readable.of(kpi.unit(), it.figure().value())));
    }

    private static Optional<Change> change(Compared compared) {
        return compared.before()
                .flatMap(past -> past.shift().map(shift -> ReviewWords.change(compared.kpi(), past, shift)));
    }

    private ReviewSheet.Paths paths() {
        return new ReviewSheet.Paths(
                review.topline().stream()
                        .map(it ->
                                new PathTable.Column(it.kpi().name(), it.kpi().question()))
                        .toList(),
                review.paths().stream()
                        .map(path -> new ReviewSheet.Paths.Line(
                                Lane.of(path.path()),
                                Words.sentence(Words.of(path.path())),
                                path.figures().stream()
                                        .map(it -> moved(it, slice.with(Dimension.PATH, path.path())))
                                        .toList()))
                        .toList());
    }

    private static ReviewSheet.Moved moved(Compared compared, Slice of) {
        var kpi = compared.kpi();
        return new ReviewSheet.Moved(
                Cell.of(kpi, compared.now(), EvidenceList.address(kpi.key(), of)),
                change(compared),
                compared.before()
                        .flatMap(Compared.Past::shift)
                        .map(shift -> ReviewWords.size(kpi, shift))
                        .orElse(""));
    }

    private ReviewSheet.Mishaps mishaps(Sample sample) {
        var counts = new ArrayList<ReviewSheet.Count>();
        sample.byReason().forEach((reason, count) -> {
            if (count > 0) {
                counts.add(new ReviewSheet.Count(Words.sentence(reason.words()), Readable.count(count)));
            }
        });
        return new ReviewSheet.Mishaps(
                sample.mishap().key(),
                ReviewWords.title(sample.mishap()),
                Readable.count(sample.total()) + " of " + Readable.count(sample.among()),
                counts,
                sample.drawn().stream().map(this::drawn).toList());
    }

    private ReviewSheet.Drawn drawn(Sample.Drawn drawn) {
        var about = Stream.of(drawn.category(), drawn.intent(), drawn.channel())
                .filter(it -> !it.equals(Labels.UNKNOWN))
                .map(Words::of);
        return new ReviewSheet.Drawn(
                drawn.id(),
                Address.ofConversation(drawn.id()),
                String.join(
                        " · ",
                        Stream.concat(Stream.of(calendar.day(drawn.at())), about)
                                .toList()),
                drawn.reasons().stream().map(Reason::words).toList());
    }

    private List<ReviewSheet.Section> sections() {
        var sections = new ArrayList<ReviewSheet.Section>();
        review.sections()
                .forEach((section, figures) -> sections.add(new ReviewSheet.Section(
                        dev.plumbline.metrics.kpi.Words.of(section),
                        ReviewWords.title(section),
                        figures.stream()
                                .map(it -> new ReviewSheet.Section.Row(
                                        it.kpi().name(),
                                        moved(it, slice),
                                        it.before()
                                                .map(past -> Readable.of(
                                                        it.kpi().unit(),
                                                        past.figure().value()))
                                                .orElse(Readable.NOTHING)))
                                .toList())));
        return sections;
    }

    private ReviewSheet.Note note(Note note) {
        return new ReviewSheet.Note(note.text().lines().toList(), note.author(), calendar.moment(note.at()));
    }

    private ReviewSheet.Form form() {
        return new ReviewSheet.Form(
                period.cadence().key(),
                period.key(),
                review.note().map(Note::text).orElse(""),
                review.note().or(review::decided).map(Note::author).orElse(""));
    }
}
