package dev.plumbline.metrics.review;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How support went in a period, and what to look at in it.
 *
 * @param complete whether the period is over
 * @param paths the same KPIs as the top line, of each path
 * @param gaps the most frequent first
 * @param intents those with the most conversations reopened or leaked first
 * @param changes what was released in the period
 * @param note what is decided in this review
 * @param decided what was decided in the one before
 * @param recurrences everything that the review before showed, and whether it came again
 * @param sections further KPIs, by what they are about; of a month only
 * @param cohorts what became of customers, of this and the months before; of a month only
 * @param targets of a quarter only
 */
public record Review(
        Period period,
        boolean complete,
        List<Compared> topline,
        List<OfPath> paths,
        Sample failedAi,
        Sample badHandoffs,
        List<Gap> gaps,
        List<Intent> intents,
        List<ChangeReleased> changes,
        Optional<Note> note,
        Optional<Note> decided,
        List<Recurrence> recurrences,
        Map<Section, List<Compared>> sections,
        List<Cohorts.Cohort> cohorts,
        List<Target> targets) {

    /** What a month's further KPIs are about. */
    public enum Section {
        OUTCOMES,
        RETENTION,
        COST
    }

    /** The KPIs of one path. */
    public record OfPath(String path, List<Compared> figures) {}

    /** How often the help centre lacked the same thing, in the period and in the one before. */
    public record Gap(String theme, String category, String article, long count, long before) {}

    /**
     * An intent of which conversations were reopened, or leaked: the AI took them, and a person finished them or was needed
     * and never came.
     *
     * @param leaked of the conversations that the AI took
     */
    public record Intent(
            String name, long conversations, long reopened, Figure leaked, long reopenedBefore, Figure leakedBefore) {}
}
