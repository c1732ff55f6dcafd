package dev.plumbline.survey;

import dev.plumbline.survey.survey.Token;
import jakarta.enterprise.context.ApplicationScoped;

/** The addresses that customers see. */
@ApplicationScoped
public class SurveyLinks {
    private final SurveyConfig config;

    public SurveyLinks(SurveyConfig config) {
        this.config = config;
    }

    /** The page of a survey, whole, as it stands in a mail. */
    public String page(Token token) {
        return withoutSlash(config.baseUrl().toString()) + "/s/" + token.text();
    }

    /** The page with a score chosen; nothing is recorded by opening it. */
    public String page(Token token, int score) {
        return page(token) + "?score=" + score;
    }

    /** Where the address is taken off the list: a page to open, and what mail programs post to (RFC 8058). */
    public String unsubscribe(Token token) {
        return page(token) + "/unsubscribe";
    }

    /** What no person sees: who follows it is a program. */
    public String trap(Token token) {
        return page(token) + "/confirm";
    }

    /** Where this service begins within its host: empty, or what a reverse proxy put before it. */
    public String root() {
        return withoutSlash(config.baseUrl().getRawPath());
    }

    /** The host that customers know us by. */
    public String host() {
        return config.baseUrl().getHost();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
