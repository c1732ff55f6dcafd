package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.OPEN;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.RESOLVED;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.Dimension.PRIORITY;
import static dev.plumbline.metrics.kpi.Forms.count;
import static dev.plumbline.metrics.kpi.Forms.time;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;

import java.util.List;

/** How much there is to do, and how much of it waits. */
final class VolumeKpis {
    static final List<Kpi<?>> ALL = List.of(
            count("conversation_volume", OPENED, CONVERSATION)
                    .asks("How many conversations do customers open?")
                    .is("conversations opened in the period")
                    .from("conversation.opened")
                    .misleads("More can mean growth, or a broken product; fewer can mean that customers gave up asking."
                            + " Read it by category and beside the number of customers.")
                    .build(),
            count("backlog", OPEN, any())
                    .asks("How many conversations wait to be resolved?")
                    .is("conversations opened before the bucket's end and not resolved then")
                    .better(DOWN)
                    .misleads("It falls when conversations are closed, solved or not. Read reopen_rate and backlog_age"
                            + " beside it: one old case weighs as much as one of a minute ago.")
                    .build(),
            count("open_high_priority", OPEN, PRIORITY.in("high", "urgent"))
                    .asks("How many urgent matters wait?")
                    .is("the backlog with priority high or urgent")
                    .better(DOWN)
                    .misleads(
                            "It counts what somebody marked as urgent: it falls when priorities are lowered, and rises"
                                    + " when every form offers 'urgent'.")
                    .build(),
            time("backlog_age", OPEN, OpenContact.AGE, any())
                    .asks("How long have the waiting conversations waited?")
                    .is("age, at the bucket's end, of the backlog")
                    .misleads("A rush of new conversations makes it younger while nobody waits any less. Read it beside"
                            + " backlog; p90 shows what is forgotten.")
                    .build(),
            // Unlike the other counts it leaves empty buckets out: where an agent resolved nothing, there is no row.
            Kpi.kpi("conversations_per_agent", RESOLVED, Kpi.Unit.COUNT, new Measure.Count<>(CONVERSATION))
                    .asks("How many conversations does an agent resolve?")
                    .is("conversations resolved in the period; read it by agent")
                    .misleads(
                            "It rewards easy cases and quick closing, and says nothing of those who take the hard ones."
                                    + " Use it to share work out; tie no pay to it.")
                    .guardedBy("qa_score")
                    .build());

    private VolumeKpis() {}
}
