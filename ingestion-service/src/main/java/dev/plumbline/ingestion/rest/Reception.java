package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.ingestion.intake.EventLog;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.intake.Intake;
import dev.plumbline.ingestion.intake.Outcome;
import dev.plumbline.ingestion.intake.RawEvent;
import dev.plumbline.ingestion.telemetry.IntakeMeters;
import dev.plumbline.kit.http.Problem;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Takes the events of a request, of whatever form: reads them, sends them on and waits until Kafka has them. For a worker thread. */
@ApplicationScoped
class Reception {
    /** What one request may have sent and not acknowledged; at 100,000 events/s it is a fifth of a second's. */
    private static final int MOST_UNDER_WAY = 20_000;

    private static final int MOST_ERRORS = 1_000;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final EventLog log;
    private final WholeBodies bodies;
    private final BodyBudget budget;
    private final IntakeMeters meters;
    private final InstantSource clock;
    private final IngestionConfig.Limits limits;
    private final Semaphore streams;

    Reception(
            EventLog log,
            WholeBodies bodies,
            BodyBudget budget,
            IntakeMeters meters,
            InstantSource clock,
            IngestionConfig config) {
        this.log = log;
        this.bodies = bodies;
        this.budget = budget;
        this.meters = meters;
        this.clock = clock;
        this.limits = config.limits();
        this.streams = new Semaphore(limits.streams());
    }

    /** What became of the events; a {@link Problem} when none was taken, or not all could be dealt with. */
    IntakeView take(Tenant tenant, EventFormat format, MultiMap headers, InputStream wire) {
        var intake = new Intake(tenant, log.begin(format.label(), mostUnderWay(format)), clock);
        try {
            var outcome = format == EventFormat.LINES
                    ? takeStream(headers, wire, intake)
                    : takeWhole(format, headers, wire, intake);
            if (outcome.accepted() == 0) {
                throw nothingAcceptable(format, outcome);
            }
            return IntakeView.of(outcome);
        } catch (EventLogAwayException away) {
            throw unavailable(format, intake, away);
        }
    }

    private Outcome takeStream(MultiMap headers, InputStream wire, Intake intake) throws EventLogAwayException {
        if (!streams.tryAcquire()) {
            throw Problem.unavailable(
                    "As many streams of lines are running as there may be. Sending it again is always safe.",
                    RETRY_AFTER_SECONDS);
        }
        try (var body = EventBody.open(
                headers::get, wire, limits.longestStream(), meters.way(EventFormat.LINES.label())::received)) {
            new JsonEvents(intake, budget).lines(body);
            return intake.finish();
        } catch (IOException unreadable) {
            var outcome = intake.finish();
            // What was whole before is taken.
            throw EventBody.problem(unreadable)
                    .withExtras(progress(outcome.accepted(), outcome.events(), outcome.refusals()));
        } finally {
            streams.release();
        }
    }

    private Outcome takeWhole(EventFormat format, MultiMap headers, InputStream wire, Intake intake)
            throws EventLogAwayException {
        var events = new JsonEvents(intake, budget);
        try (var body = bodies.read(headers::get, wire, meters.way(format.label())::received)) {
            switch (format) {
                case STRUCTURED -> events.structured(RawEvent.of(body.bytes()));
                case BINARY -> events.binary(headers, body.bytes());
                case BATCH -> batch(events, intake, body.bytes());
                case LINES -> throw new IllegalArgumentException("Lines are a stream");
            }
            return intake.finish();
        }
    }

    private static void batch(JsonEvents events, Intake intake, byte[] body) throws EventLogAwayException {
        try {
            events.batch(body);
        } catch (IOException malformed) {
            var decision = JsonEvents.malformed(malformed);
            intake.refuse(decision, RawEvent.of(body));
            intake.finish();
            throw Problem.badRequest("The batch is not taken.").with(decision.violations());
        }
    }

    private static int mostUnderWay(EventFormat format) {
        return format.isSingle() ? 1 : MOST_UNDER_WAY;
    }

    private static Problem nothingAcceptable(EventFormat format, Outcome outcome) {
        if (outcome.events() == 0) {
            return Problem.badRequest("There is no event in the body.");
        }
        return switch (format) {
            case STRUCTURED, BINARY ->
                Problem.badRequest("The event is not taken.")
                        .with(outcome.refusals().getFirst().violations());
            case BATCH, LINES ->
                Problem.badRequest("None of the events is taken.")
                        .with(errors(outcome.refusals()))
                        .withExtras(Map.of("rejected", IntakeView.rejected(outcome.refusals())));
        };
    }

    /** The violations of several events, each pointer beginning with the event's index. */
    private static List<Violation> errors(List<Outcome.Refusal> refusals) {
        return refusals.stream().flatMap(Reception::errors).limit(MOST_ERRORS).toList();
    }

    private static Stream<Violation> errors(Outcome.Refusal refusal) {
        return refusal.violations().stream()
                .map(it -> new Violation("/" + refusal.index() + it.pointer(), it.detail()));
    }

    /** The event log does not answer; nothing is known of the event. */
    static Problem unavailable() {
        return Problem.unavailable(
                "Kafka does not take events now. Sending all of it again is always safe.", RETRY_AFTER_SECONDS);
    }

    private static Problem unavailable(EventFormat format, Intake intake, EventLogAwayException away) {
        return switch (format) {
            case STRUCTURED, BINARY -> unavailable();
            case BATCH, LINES ->
                unavailable()
                        .withExtras(
                                progress(away.accepted(), away.nextIndex(), intake.refusalsBefore(away.nextIndex())));
        };
    }

    private static Map<String, Object> progress(long accepted, long nextIndex, List<Outcome.Refusal> refusals) {
        return Map.of("accepted", accepted, "nextIndex", nextIndex, "rejected", IntakeView.rejected(refusals));
    }
}
