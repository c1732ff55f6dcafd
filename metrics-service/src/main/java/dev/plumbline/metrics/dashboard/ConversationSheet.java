package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.explain.Received;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One conversation opened up: what the figures make of it and why, and what happened.
 *
 * @param lane its path
 * @param handoff what the agent received; empty when the AI never handed it over
 * @param labels its dimensions, as names and values
 */
record ConversationSheet(
        String tenant,
        String id,
        Optional<String> subjectLine,
        Lane lane,
        String opened,
        String zone,
        ConversationReasons reasons,
        Optional<HandoffPanel> handoff,
        List<Label> labels,
        List<Day> days) {

    /** A dimension; {@code derived}: no event says it, a text does. */
    record Label(String name, String value, boolean derived) {}

    /** What happened on one day. */
    record Day(String name, List<TimelineEntry> entries) {}

    static ConversationSheet of(Tenant tenant, ConversationDetail detail) {
        var calendar = new Calendar(tenant.timeZone());
        var fact = detail.fact();
        return new ConversationSheet(
                tenant.name(),
                fact.id(),
                TimelineWords.subjectLine(detail.timeline()),
                Lane.of(new Contact.Conversation(fact, detail.profile(), detail.link()).dimension(Dimension.PATH))
                        .orElseThrow(),
                calendar.moment(fact.openedAt()),
                tenant.timeZone().getId(),
                ConversationReasons.of(tenant, detail),
                Received.of(detail.grounds()).map(it -> HandoffPanel.of(it, calendar)),
                labels(detail),
                days(detail, calendar));
    }

    private static List<Label> labels(ConversationDetail detail) {
        var contact = new Contact.Conversation(detail.fact(), detail.profile(), detail.link());
        var labels = new ArrayList<Label>();
        detail.fact().customerId().ifPresent(it -> labels.add(new Label("Customer", it, false)));
        Arrays.stream(Dimension.values())
                .filter(it -> it != Dimension.PATH)
                .filter(it -> !contact.dimension(it).equals(Labels.UNKNOWN))
                .map(it -> new Label(
                        Words.sentence(Words.ofDimension(it)),
                        Words.ofValue(it, contact.dimension(it)),
                        it == Dimension.CATEGORY && detail.derivation().ofCategory()))
                .forEach(labels::add);
        if (!contact.tags().isEmpty()) {
            labels.add(new Label("Tags", String.join(", ", contact.tags()), false));
        }
        return labels;
    }

    private static List<Day> days(ConversationDetail detail, Calendar calendar) {
        var days = new ArrayList<Day>();
        var words = new TimelineWords(calendar);
        Instant last = null;
        for (var event : detail.timeline()) {
            if (last == null || !calendar.sameDay(last, event.time())) {
                days.add(new Day(calendar.fullDay(event.time()), new ArrayList<>()));
            }
            last = event.time();
            var derived = TimelineWords.derived(detail.derivation().of(event));
            days.getLast().entries().add(words.entry(event).with(derived));
        }
        return days;
    }
}
