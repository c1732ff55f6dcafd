package dev.plumbline.metrics.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Seven weeks of a support that nothing happens in, but what is planted: from 5 January 2026, a Monday, each day 8
 * conversations on billing and 6 on shipping, begun by the AI. Of billing 7 are settled by it before the bot's release of 2
 * February and 3 after, of shipping always 4. On 18 February at 10 o'clock 40 more come on billing.
 */
final class VolumeHistory {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final Instant RELEASE = Instant.parse("2026-02-02T00:00:00Z");
    static final String SPIKE = "2026-02-18T10:00:00Z";
    private static final int WEEKS = 7;

    private final List<Told.Event> events = new ArrayList<>();

    static List<Told.Event> events() {
        var history = new VolumeHistory();
        for (var day = 0; day < WEEKS * 7; day++) {
            var morning = START.plus(day, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
            history.day("billing", morning, 8, morning.isBefore(RELEASE) ? 7 : 3);
            history.day("shipping", morning, 6, 4);
        }
        for (var number = 0; number < 40; number++) {
            history.opened("billing", "spike-" + number, Instant.parse(SPIKE).plusSeconds(number));
        }
        history.change(
                "/bot", "release/7", RELEASE.toString(), "{'kind':'bot','name':'Bot 7','categories':['billing']}");
        history.change("/help", "42", "2026-02-10T09:00:00Z", "{'kind':'article','name':'How to pay'}");
        history.change(
                "/shop", "42", "2026-02-20T09:00:00Z", "{'kind':'launch','name':'Spring','categories':['returns']}");
        return history.events;
    }

    private void day(String category, Instant morning, int conversations, int settledByAi) {
        for (var number = 0; number < conversations; number++) {
            var id = category + "-" + morning + "-" + number;
            var at = morning.plus(number, ChronoUnit.HOURS);
            opened(category, id, at);
            events.add(new Told.Event(
                    "/told",
                    "resolved-" + id,
                    "conversation.resolved",
                    id,
                    at.plus(Duration.ofMinutes(20 + number)).toString(),
                    number < settledByAi ? "{'by':'ai'}" : "{'by':'human'}"));
        }
    }

    private void opened(String category, String id, Instant at) {
        events.add(new Told.Event(
                "/told",
                "opened-" + id,
                "conversation.opened",
                id,
                at.toString(),
                "{'channel':'chat','handledBy':'ai','category':'" + category + "'}"));
    }

    private void change(String source, String id, String time, String data) {
        events.add(new Told.Event(source, id, "change.released", null, time, data));
    }
}
