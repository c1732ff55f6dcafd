package dev.plumbline.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A whole HTTP request with events that differ from one sending to the next only in their digits, so that making one
 * costs the load program next to nothing.
 *
 * @param expectedBody how the answer must begin; empty where it has none
 */
record RequestTemplate(byte[] bytes, List<Integer> ids, List<Integer> subjects, String expectedBody) {
    private static final int ID_DIGITS = 12;
    private static final int SUBJECT_DIGITS = 4;
    private static final int CONVERSATIONS = 10_000;
    /** A message of a customer, as most events are; about 300 bytes. */
    private static final String EVENT = ("{\"specversion\":\"1.0\",\"id\":\"bench-%s\",\"source\":\"/zendesk/acme\","
                    + "\"type\":\"conversation.message\",\"subject\":\"conversation-%s\",\"time\":\"2026-02-01T09:30:00Z\","
                    + "\"datacontenttype\":\"application/json\",\"data\":{\"author\":\"customer\",\"text\":"
                    + "\"Where is the invoice of last month? It is not in my account.\",\"messageId\":\"m-1\"}}")
            .formatted("#".repeat(ID_DIGITS), "@".repeat(SUBJECT_DIGITS));

    static RequestTemplate single(String apiKey, boolean answersWithBody) {
        return of(apiKey, "application/cloudevents+json", EVENT, answersWithBody ? "{\"accepted\":1," : "");
    }

    static RequestTemplate batch(String apiKey, int events) {
        return of(
                apiKey,
                "application/cloudevents-batch+json",
                IntStream.range(0, events).mapToObj(it -> EVENT).collect(Collectors.joining(",", "[", "]")),
                "{\"accepted\":" + events + ",");
    }

    static RequestTemplate lines(String apiKey, int events) {
        return of(apiKey, "application/x-ndjson", (EVENT + "\n").repeat(events), "{\"accepted\":" + events + ",");
    }

    int events() {
        return ids.size();
    }

    /** Gives the events of a copy of this request ids of their own, from {@code first} on. */
    void number(byte[] copy, long first) {
        for (var event = 0; event < ids.size(); event++) {
            write(copy, ids.get(event), ID_DIGITS, first + event);
            write(copy, subjects.get(event), SUBJECT_DIGITS, (first + event) % CONVERSATIONS);
        }
    }

    private static RequestTemplate of(String apiKey, String contentType, String body, String expectedBody) {
        var request = "POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + apiKey
                + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return new RequestTemplate(
                request.getBytes(US_ASCII), starts(request, '#'), starts(request, '@'), expectedBody);
    }

    private static List<Integer> starts(String request, char placeholder) {
        var starts = new ArrayList<Integer>();
        for (var at = request.indexOf(placeholder); at >= 0; at = request.indexOf(placeholder, at)) {
            starts.add(at);
            while (request.charAt(at) == placeholder) {
                at++;
            }
        }
        return List.copyOf(starts);
    }

    private static void write(byte[] target, int start, int digits, long number) {
        var rest = number;
        for (var index = start + digits - 1; index >= start; index--) {
            target[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
