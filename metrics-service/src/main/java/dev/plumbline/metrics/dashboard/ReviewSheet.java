package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Readable;
import java.util.List;
import java.util.Optional;

/**
 * A review on a page that can be printed.
 *
 * @param title which period, e.g. "Week 7, 2026"
 * @param period its days
 * @param versus what the changes are against, in words
 * @param cadences the reviews of other lengths around the same time
 * @param before the period before, if it can be shown
 * @param after the period after, once it has begun
 * @param decided what the review before decided
 * @param form of the note of this one
 */
record ReviewSheet(
        String tenant,
        String title,
        String period,
        String zone,
        boolean complete,
        Optional<String> versus,
        List<Controls.Choice> cadences,
        Optional<Controls.Choice> before,
        Optional<Controls.Choice> after,
        List<Tile> tiles,
        Paths paths,
        List<Mishaps> mishaps,
        List<Gap> gaps,
        List<Intent> intents,
        List<Overview.Released> changes,
        Optional<Note> decided,
        List<Again> again,
        List<Section> sections,
        List<Cohort> cohorts,
        Optional<Targets> targets,
        Optional<Note> note,
        Form form) {

    /**
     * A KPI of the top line.
     *
     * @param interval in which the true share lies in 19 cases of 20, in words
     * @param usual what it was over the four weeks before, in words
     */
    record Tile(
            String name,
            String question,
            String value,
            String n,
            Optional<String> interval,
            Address address,
            Optional<Change> change,
            Optional<String> usual) {}

    /** The KPIs of the top line, of each path. */
    record Paths(List<PathTable.Column> columns, List<Line> lines) {
        /** {@code name}: of what is no path of conversations. */
        record Line(Optional<Lane> lane, String name, List<Moved> cells) {}
    }

    /** A figure in a table, and how it moved: {@code size}, by how much. */
    record Moved(Cell cell, Optional<Change> change, String size) {
        /** Whether it says something to have said what it rests on. */
        public boolean isMeasured() {
            return !cell.n().isEmpty() && !cell.value().equals(Readable.NOTHING);
        }
    }

    /** What went wrong, counted and some of it drawn by lot. {@code counts}: for each reason, in words. */
    record Mishaps(String id, String title, String total, List<Count> counts, List<Drawn> drawn) {}

    record Count(String what, String count) {}

    record Drawn(String id, Address address, String about, List<String> reasons) {}

    record Gap(String theme, String category, String article, String count, String before) {}

    record Intent(String name, String conversations, String reopened, String leaked, String leakRate, String before) {}

    /** Something of the review before. {@code mood}: {@code good}, {@code bad} or {@code unclear}. */
    record Again(String what, String before, String now, String trend, String mood) {}

    record Section(String id, String title, List<Row> rows) {
        record Row(String name, Moved figure, String before) {}
    }

    /** {@code looks}: the share still active after 30, 60 and 90 days. */
    record Cohort(String month, String experience, String customers, List<String> looks) {}

    record Targets(List<String> quarters, List<Line> lines) {
        /** {@code met}: {@code good} when it is, {@code bad} when it is not, empty when that cannot be said. */
        record Line(String name, String target, String owner, Cell now, String met, List<String> history) {}
    }

    record Note(List<String> lines, String author, String at) {}

    /** What the form of the note holds. {@code cadence}: the name of the field that says the period. */
    record Form(String cadence, String period, String text, String author) {}
}
