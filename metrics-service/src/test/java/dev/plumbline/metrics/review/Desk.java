package dev.plumbline.metrics.review;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.InMemory;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Retention;
import dev.plumbline.metrics.kpi.Tracking;
import dev.plumbline.metrics.kpi.Trackings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A help desk without a database: it is told events, and reviewed. */
final class Desk {
    static final Tenant TENANT = Tenant.named("acme", "Acme", List.of());

    private final List<SupportEvent> events = new ArrayList<>();
    private final Map<Period, Note> notes = new HashMap<>();
    private final Map<String, Tracking> trackings = new HashMap<>();
    private int number;

    /** An event; {@code data} with apostrophes for quotes. */
    Desk tells(String type, String subject, String time, String data) {
        try {
            events.add(EventReader.read(new CloudEvent(
                    "told-" + number++,
                    "/told",
                    type,
                    time,
                    Optional.ofNullable(subject),
                    Map.of(),
                    ContractJson.mapper().readTree(data.replace('\'', '"')))));
            return this;
        } catch (Exception mistake) {
            throw new IllegalArgumentException(type + " " + data, mistake);
        }
    }

    /** A conversation that the AI settles alone; {@code time}: when it was opened. */
    Desk settledByAi(String id, String time, String labels) {
        var opened = Instant.parse(time);
        return tells("conversation.opened", id, time, "{'channel':'chat','handledBy':'ai'" + labels + "}")
                .tells("conversation.message", id, opened.plusSeconds(10).toString(), "{'author':'ai'}")
                .tells("conversation.resolved", id, opened.plusSeconds(600).toString(), "{'by':'ai'}");
    }

    Desk rated(String id, String time, int score) {
        return tells("survey.answered", id, time, "{'surveyId':'s-%s','kind':'csat','score':%d}".formatted(id, score));
    }

    Desk decides(String week, String text) {
        notes.put(week(week), new Note(text, "Kim", Instant.parse("2026-02-16T09:00:00Z")));
        return this;
    }

    Desk tracks(String kpi, double target) {
        trackings.put(kpi, new Tracking(Optional.of(target), Optional.of("Kim"), Optional.empty()));
        return this;
    }

    static Period week(String key) {
        return period(Cadence.WEEK, key);
    }

    static Period period(Cadence cadence, String key) {
        return Period.parse(cadence, key, TENANT.timeZone()).orElseThrow();
    }

    Review review(Period period, String now) {
        var memory = new InMemory(events, TENANT);
        return new ComposeReview(
                        new InterpretedFigures(memory),
                        new DrawnInMemory(memory),
                        new ToldChanges(),
                        new NotesInMemory(),
                        new TrackingsInMemory(),
                        new RetentionInMemory(memory))
                .of(TENANT, period, Instant.parse(now));
    }

    Samples samples() {
        return new DrawnInMemory(new InMemory(events, TENANT));
    }

    private record InterpretedFigures(InMemory memory) implements Figures {
        @Override
        public List<Answer> answer(String tenant, List<Kpi.Selection<?>> selections, Query query) {
            return memory.interpreter().answer(selections, query);
        }

        @Override
        public Page evidence(
                String tenant, Kpi.Selection<?> selection, Query query, Part part, Optional<String> cursor, int limit) {
            throw new UnsupportedOperationException("A review draws samples");
        }
    }

    private record DrawnInMemory(InMemory memory) implements Samples {
        @Override
        public Sample draw(String tenant, Mishap mishap, Instant from, Instant to, String seed, int size) {
            var among = memory.contacts().stream()
                    .filter(it -> mishap.basis()
                            .at()
                            .apply(it)
                            .filter(at -> !at.isBefore(from) && at.isBefore(to))
                            .isPresent())
                    .filter(mishap.among()::holds)
                    .toList();
            var byReason = new LinkedHashMap<Reason, Long>();
            mishap.reasons()
                    .forEach(reason -> byReason.put(
                            reason,
                            among.stream().filter(it -> holds(reason, it)).count()));
            var mishaps = among.stream()
                    .filter(it -> mishap.reasons().stream().anyMatch(reason -> holds(reason, it)))
                    .sorted(Comparator.comparing(it -> md5(seed + it.id())))
                    .toList();
            return new Sample(
                    mishap,
                    among.size(),
                    mishaps.size(),
                    byReason,
                    mishaps.stream().limit(size).map(it -> drawn(mishap, it)).toList());
        }

        private Sample.Drawn drawn(Mishap mishap, Contact contact) {
            return new Sample.Drawn(
                    contact.id(),
                    mishap.basis().at().apply(contact).orElseThrow(),
                    contact.dimension(Dimension.CATEGORY),
                    contact.dimension(Dimension.INTENT),
                    contact.dimension(Dimension.CHANNEL),
                    contact.dimension(Dimension.AGENT),
                    mishap.reasons().stream()
                            .filter(reason -> holds(reason, contact))
                            .toList());
        }

        private boolean holds(Reason reason, Contact contact) {
            return switch (reason) {
                case Reason.InFact inFact -> inFact.such().holds(contact);
                case Reason.InAnswer inAnswer ->
                    memory.surveys().stream()
                            .filter(it -> it.kind() == inAnswer.survey()
                                    && it.subject().equals(contact.id()))
                            .flatMap(it -> it.score().stream())
                            .anyMatch(score -> score <= inAnswer.atMost());
            };
        }
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has MD5", impossible);
        }
    }

    private final class ToldChanges implements Changes {
        @Override
        public List<ChangeReleased> released(String tenant, Instant from, Instant to) {
            return events.stream()
                    .filter(ChangeReleased.class::isInstance)
                    .map(ChangeReleased.class::cast)
                    .filter(it -> !it.time().isBefore(from) && it.time().isBefore(to))
                    .toList();
        }

        @Override
        public List<ChangeReleased> withId(String tenant, String id) {
            return released(tenant, Instant.MIN, Instant.MAX).stream()
                    .filter(it -> it.id().equals(id))
                    .toList();
        }
    }

    private final class NotesInMemory implements Notes {
        @Override
        public Map<Period, Note> of(String tenant, Collection<Period> periods) {
            var found = new HashMap<>(notes);
            found.keySet().retainAll(periods);
            return found;
        }

        @Override
        public void write(String tenant, Period period, Note note) {
            notes.put(period, note);
        }

        @Override
        public void remove(String tenant, Period period) {
            notes.remove(period);
        }
    }

    private final class TrackingsInMemory implements Trackings {
        @Override
        public Map<String, Tracking> all(String tenant) {
            return trackings;
        }

        @Override
        public void set(String tenant, Kpi<?> kpi, Tracking tracking) {
            trackings.put(kpi.key(), tracking);
        }
    }

    private record RetentionInMemory(InMemory memory) implements Retention {
        @Override
        public List<Cohorts.Cohort> cohorts(String tenant, Query query) {
            return Cohorts.months(query).stream()
                    .flatMap(month -> Cohorts.of(month, memory.customers(), memory.contacts()).stream())
                    .toList();
        }
    }
}
