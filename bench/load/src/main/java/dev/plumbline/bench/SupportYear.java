package dev.plumbline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The conversations of a help desk, eight events each, in the order of time: those of one conversation lie minutes and
 * hours apart, with those of others between them. The same seed gives the same events.
 */
final class SupportYear implements Iterator<SupportYear.Event> {
    static final int EVENTS_OF_A_CONVERSATION = 8;

    private static final List<String> CHANNELS = List.of("chat", "email", "voice", "in_app", "web_form");
    private static final List<String> CATEGORIES =
            List.of("billing", "shipping", "account", "returns", "technical", "cancellation", "product", "other");
    private static final List<String> SEGMENTS = List.of("consumer", "small_business", "enterprise", "partner");
    private static final int AGENTS = 200;
    private static final int TAGS = 40;
    private static final String TEXT =
            "I have looked for this in my account and in the mails of last week, and could not find it anywhere.";

    /**
     * One event.
     *
     * @param data its JSON
     */
    record Event(String id, String type, String subject, Instant time, String data) {}

    private final SplittableRandom random;
    private final String name;
    private final Instant from;
    private final long spacingMillis;
    private final int conversations;
    private final int customers;
    private final PriorityQueue<Event> waiting = new PriorityQueue<>(Comparator.comparing(Event::time));
    private int opened;

    /**
     * So many conversations, opened evenly over a span.
     *
     * @param name what the ids begin with: other years have others
     */
    SupportYear(String name, int conversations, Instant from, Duration span, long seed) {
        this.name = name;
        this.from = from;
        this.spacingMillis = Math.max(1, span.toMillis() / conversations);
        this.conversations = conversations;
        this.customers = Math.max(10, conversations / 10);
        this.random = new SplittableRandom(seed);
    }

    long events() {
        return (long) conversations * EVENTS_OF_A_CONVERSATION;
    }

    @Override
    public boolean hasNext() {
        return opened < conversations || !waiting.isEmpty();
    }

    @Override
    public Event next() {
        while (opened < conversations
                && (waiting.isEmpty()
                        || !openedAt(opened).isAfter(waiting.peek().time()))) {
            waiting.addAll(conversation(opened++));
        }
        return waiting.remove();
    }

    private Instant openedAt(int number) {
        return from.plusMillis(number * spacingMillis);
    }

    private List<Event> conversation(int number) {
        var telling = new Telling(name + "-" + number, openedAt(number));
        var agent = "agent-" + random.nextInt(AGENTS);
        var kind = random.nextInt(100);
        if (kind < 45) {
            aiOnly(telling, number);
        } else if (kind < 65) {
            handedOver(telling, agent);
        } else {
            byPeople(telling, agent, kind < 75);
        }
        return telling.events;
    }

    private void aiOnly(Telling telling, int number) {
        telling.opens("ai").customer("").ai().customer("").ai().resolved("\"by\":\"ai\"");
        if (random.nextInt(3) == 0) {
            telling.survey("survey-" + name + "-" + number, 1 + random.nextInt(5));
        } else {
            telling.customer("").ai();
        }
    }

    private void handedOver(Telling telling, String agent) {
        telling.opens("ai")
                .customer("")
                .ai()
                .customer(",\"asksForHuman\":true")
                .event(
                        "conversation.escalated",
                        "\"reason\":\"customer_request\",\"context\":{\"transcript\":true,\"summary\":"
                                + random.nextBoolean() + "}")
                .human(agent)
                .worked(agent, 60 + random.nextInt(1_200))
                .resolved("\"by\":\"human\",\"agentId\":\"" + agent + "\"");
    }

    private void byPeople(Telling telling, String agent, boolean assisted) {
        telling.opens("human")
                .customer("")
                .human(agent)
                .customer("")
                .human(agent)
                .customer(",\"sentiment\":" + (random.nextInt(21) - 10) / 10.0)
                .worked(agent, 60 + random.nextInt(1_800))
                .resolved("\"by\":\"human\",\"agentId\":\"" + agent + "\"" + (assisted ? ",\"aiAssisted\":true" : ""));
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A conversation while it is told. */
    private final class Telling {
        private final List<Event> events = new ArrayList<>(EVENTS_OF_A_CONVERSATION);
        private final String subject;
        private Instant time;

        Telling(String subject, Instant openedAt) {
            this.subject = subject;
            this.time = openedAt;
        }

        Telling opens(String handler) {
            return event(
                    "conversation.opened",
                    "\"customerId\":\"customer-%d\",\"channel\":\"%s\",\"category\":\"%s\",\"segment\":\"%s\",\"handledBy\":\"%s\",\"tags\":[\"tag-%d\",\"tag-%d\"]"
                            .formatted(
                                    random.nextInt(customers),
                                    one(CHANNELS, random),
                                    one(CATEGORIES, random),
                                    one(SEGMENTS, random),
                                    handler,
                                    random.nextInt(TAGS),
                                    TAGS + random.nextInt(TAGS)));
        }

        Telling customer(String more) {
            return message("customer", more);
        }

        Telling ai() {
            return message("ai", ",\"confidence\":0." + (3 + random.nextInt(7)));
        }

        Telling human(String agent) {
            return message("human", ",\"agentId\":\"" + agent + "\"");
        }

        Telling message(String author, String more) {
            return event("conversation.message", "\"author\":\"" + author + "\",\"text\":\"" + TEXT + "\"" + more);
        }

        Telling worked(String agent, int seconds) {
            return event("conversation.work_logged", "\"agentId\":\"" + agent + "\",\"seconds\":" + seconds);
        }

        Telling resolved(String data) {
            return event("conversation.resolved", data);
        }

        Telling survey(String id, int score) {
            return event("survey.sent", "\"surveyId\":\"" + id + "\",\"kind\":\"csat\"")
                    .event("survey.answered", "\"surveyId\":\"" + id + "\",\"kind\":\"csat\",\"score\":" + score);
        }

        Telling event(String type, String data) {
            events.add(new Event(subject + "-" + events.size(), type, subject, time, "{" + data + "}"));
            // Half a minute or hours: most answers come soon, a few take long.
            time = time.plusMillis((long) (30_000 * Math.exp(random.nextDouble(5))));
            return this;
        }
    }
}
