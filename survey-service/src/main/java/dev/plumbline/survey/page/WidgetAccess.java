package dev.plumbline.survey.page;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/**
 * Lets {@code widget.js} read and answer a survey from the page of a chat, whatever its origin. The token is all that an answer
 * needs, so a foreign page can do no more than who has the link; cookies are never involved.
 */
class WidgetAccess {
    private static final String QUESTION = "/s/[A-Za-z0-9_-]+";

    void open(@Observes Router router) {
        router.routeWithRegex(QUESTION).order(-1).handler(request -> {
            var response = request.response().putHeader("Access-Control-Allow-Origin", "*");
            var asks = request.request().getHeader("Access-Control-Request-Method");
            if (!"OPTIONS".equals(request.request().method().name()) || asks == null) {
                request.next();
                return;
            }
            response.putHeader("Access-Control-Allow-Methods", "GET, POST")
                    .putHeader("Access-Control-Allow-Headers", "Content-Type")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        });
    }
}
