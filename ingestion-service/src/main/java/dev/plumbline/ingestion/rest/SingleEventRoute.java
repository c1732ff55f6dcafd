package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.ingestion.intake.Decision;
import dev.plumbline.ingestion.intake.EventLog;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.intake.Submission;
import dev.plumbline.ingestion.telemetry.IntakeMeters;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.ApiKeys;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * The short way of the request that is by far the most frequent: one small good event. It never leaves the event loop, where
 * {@link EventsResource} holds a worker thread until Kafka acknowledges; that makes twice as many a second. Whatever is not
 * that, goes the long way, before its body is read or with it, and both answer alike.
 */
@ApplicationScoped
class SingleEventRoute {
    private static final Logger LOG = Logger.getLogger(SingleEventRoute.class);
    /** What {@link IntakeView} makes of one accepted event. */
    private static final Buffer ACCEPTED = Buffer.buffer("{\"accepted\":1,\"rejected\":[]}");

    private final ApiKeys keys;
    private final RateLimits limits;
    private final BodyBudget budget;
    private final EventLog log;
    private final Reception reception;
    private final IntakeMeters meters;
    private final InstantSource clock;
    private final ObjectMapper mapper;
    private final Duration longestBody;

    SingleEventRoute(
            ApiKeys keys,
            RateLimits limits,
            BodyBudget budget,
            EventLog log,
            Reception reception,
            IntakeMeters meters,
            InstantSource clock,
            ObjectMapper mapper,
            IngestionConfig config) {
        this.keys = keys;
        this.limits = limits;
        this.budget = budget;
        this.log = log;
        this.reception = reception;
        this.meters = meters;
        this.clock = clock;
        this.mapper = mapper;
        this.longestBody = config.limits().longestBody();
    }

    void register(@Observes Router router) {
        router.post("/v1/events")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(this::receive);
    }

    private void receive(RoutingContext context) {
        var length = shortLength(context.request());
        var memory = length.flatMap(budget::tryReserve);
        if (memory.isEmpty()) {
            context.next();
            return;
        }
        var body = new ShortBody(context, length.get().intValue(), longestBody, memory.get());
        try {
            var credential = keys.check(context.request().getHeader(HttpHeaders.AUTHORIZATION), Scope.INGEST);
            limits.count(credential.tenant().id(), credential.keyId());
            var format = EventFormat.of(context.request().headers());
            body.read()
                    .onSuccess(bytes -> take(new Arrival(context, credential.tenant(), format, bytes, body)))
                    .onFailure(failure -> refuse(context, body, failure));
        } catch (RuntimeException refusal) {
            refuse(context, body, refusal);
        }
    }

    /** The length of a body that can be read as it is and parsed on an event loop; empty when it must go the long way. */
    private static Optional<Long> shortLength(HttpServerRequest request) {
        var headers = request.headers();
        var contentType = headers.get(HttpHeaders.CONTENT_TYPE);
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (contentType == null
                || length == null
                || length.length() > 5
                || headers.contains(HttpHeaders.CONTENT_ENCODING)
                || headers.contains(HttpHeaders.EXPECT)
                || !EventFormat.mayBeSingle(contentType)) {
            return Optional.empty();
        }
        var bytes = Long.parseLong(length);
        return bytes > 0 && bytes <= BodyBudget.SMALL_EVENT ? Optional.of(bytes) : Optional.empty();
    }

    /** An event whose body is here. */
    private record Arrival(RoutingContext context, Tenant tenant, EventFormat format, byte[] bytes, ShortBody body) {}

    private void take(Arrival arrival) {
        try {
            var arrivedAt = clock.instant();
            var message = accepted(arrival, arrivedAt);
            if (message.isPresent() && log.sendsAtOnce()) {
                meters.way(arrival.format().label()).received(arrival.bytes().length);
                send(arrival, message.get(), arrivedAt);
            } else {
                takeTheLongWay(arrival);
            }
        } catch (RuntimeException failure) {
            refuse(arrival.context(), arrival.body(), failure);
        }
    }

    /** What goes to Kafka; empty when the event is not good, which the long way finds once more and sets aside. */
    private static Optional<KafkaMessage> accepted(Arrival arrival, Instant arrivedAt) {
        try {
            var event = JsonEvents.single(
                    arrival.format(), arrival.context().request().headers(), arrival.bytes());
            return switch (new Submission(arrival.tenant(), arrivedAt, event).decide()) {
                case Decision.Accepted accepted -> Optional.of(accepted.message());
                case Decision.Rejected rejected -> Optional.empty();
            };
        } catch (IOException | InvalidEventException refused) {
            return Optional.empty();
        }
    }

    private void send(Arrival arrival, KafkaMessage message, Instant arrivedAt) {
        // Kafka's thread acknowledges for everybody: it hands the answer back to the event loop of the request.
        var loop = arrival.context().vertx().getOrCreateContext();
        log.append(arrival.format().label(), message, arrivedAt)
                .whenComplete((acknowledged, failure) -> loop.runOnContext(back -> {
                    if (failure == null) {
                        accept(arrival);
                    } else {
                        refuse(arrival.context(), arrival.body(), failure);
                    }
                }));
    }

    private void takeTheLongWay(Arrival arrival) {
        arrival.context()
                .vertx()
                .executeBlocking(
                        () -> reception.take(
                                arrival.tenant(),
                                arrival.format(),
                                arrival.context().request().headers(),
                                new ByteArrayInputStream(arrival.bytes())),
                        false)
                .onSuccess(all -> accept(arrival))
                .onFailure(failure -> refuse(arrival.context(), arrival.body(), failure));
    }

    private static void accept(Arrival arrival) {
        arrival.body().close();
        arrival.context()
                .response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(ACCEPTED);
    }

    private void refuse(RoutingContext context, ShortBody body, Throwable failure) {
        body.close();
        var problem = problem(failure);
        var response = context.response().setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(json(problem)));
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case EventLogAwayException away -> Reception.unavailable();
            case CompletionException wrapped when wrapped.getCause() != null -> problem(wrapped.getCause());
            default -> {
                LOG.error("A request failed for a reason of ours", failure);
                yield Problem.internalError();
            }
        };
    }

    private byte[] json(Problem problem) {
        try {
            return mapper.writeValueAsBytes(problem.members());
        } catch (JsonProcessingException impossible) {
            LOG.error("A problem could not be written", impossible);
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
    }
}
