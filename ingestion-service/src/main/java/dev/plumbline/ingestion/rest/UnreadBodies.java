package dev.plumbline.ingestion.rest;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * What becomes of a body that was answered before its end: too large, too late, without a key. The rest is passed over for a
 * while, for a sender whose connection is cut while it sends never sees the answer; then it is cut.
 */
@ApplicationScoped
class UnreadBodies {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 16L << 20;

    void register(@Observes Router router) {
        router.route("/v1/*")
                // Before whatever may answer.
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT - 1)
                .handler(context -> {
                    context.addEndHandler(answered -> passOver(context));
                    context.next();
                });
    }

    private static void passOver(RoutingContext context) {
        var request = context.request();
        if (!request.isEnded()) {
            var rest = new Rest(request);
            request.handler(rest::passOver);
            request.resume();
            context.vertx().setTimer(LONGEST.toMillis(), late -> rest.cutUnlessEnded());
        }
    }

    private static final class Rest {
        private final HttpServerRequest request;
        private long bytes;

        Rest(HttpServerRequest request) {
            this.request = request;
        }

        void passOver(Buffer part) {
            bytes += part.length();
            if (bytes > MOST_BYTES) {
                request.connection().close();
            }
        }

        void cutUnlessEnded() {
            if (!request.isEnded()) {
                request.connection().close();
            }
        }
    }
}
