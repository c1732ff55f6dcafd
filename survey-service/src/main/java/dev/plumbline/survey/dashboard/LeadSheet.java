package dev.plumbline.survey.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * What the page for leads shows.
 *
 * @param empty whether nothing was ever asked within the period
 * @param tables the figures, by kind and by policy
 */
record LeadSheet(
        String tenant,
        String zone,
        Choice choice,
        List<Link> periods,
        Fields fields,
        boolean empty,
        List<Table> tables,
        List<Link> orders,
        List<Comment> comments,
        boolean moreComments,
        List<Comment> suspected) {

    record Link(String name, String address, boolean chosen) {}

    /** What can be chosen in the form. */
    record Fields(List<Option> kinds, List<Option> policies, List<Option> paths, List<Option> themes) {}

    record Option(String value, String name, boolean chosen) {}

    record Table(String id, String title, String groupName, List<Row> rows) {}

    /**
     * A group's figures.
     *
     * @param score the one that the kind is known for
     * @param bar where the score and its interval stand on the kind's scale, in words, too
     */
    record Row(
            String group,
            String kind,
            String n,
            boolean tooFew,
            Optional<Cell> response,
            Optional<Cell> score,
            Optional<Cell> mean,
            Optional<Bar> bar,
            String suspected) {}

    /** {@code interval}: its 95 % interval, or why there is none. */
    record Cell(String value, String interval) {}

    /**
     * Places in hundredths of the scale.
     *
     * @param low where the interval begins; at the value when there is none
     * @param whisker how long it is
     * @param end where its end is drawn: on the picture also when it is that of the scale
     * @param alternative the same in words
     */
    record Bar(String value, String low, String whisker, String end, String alternative) {}

    record Comment(
            String id,
            String score,
            String of,
            boolean low,
            String kind,
            Optional<String> text,
            String path,
            List<Link> themes,
            String when,
            String machineTime,
            Optional<String> conversation,
            Optional<String> address,
            Optional<String> suspicion) {}
}
