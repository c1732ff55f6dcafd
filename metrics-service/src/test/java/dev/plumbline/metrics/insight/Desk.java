package dev.plumbline.metrics.insight;

import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.metrics.fact.BusinessSeconds;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.fact.OpenSpan;
import dev.plumbline.metrics.fact.Path;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.Resolution;
import dev.plumbline.metrics.fact.Responses;
import dev.plumbline.metrics.fact.SessionFact;
import dev.plumbline.metrics.fact.SurveyFact;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Cost;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Interpreter;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.SurveyRow;
import dev.plumbline.metrics.kpi.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Months of a desk's conversations, made up but as unruly as real ones: the week has its rhythm, days their own luck,
 * customers their own temper, times a long tail, and what is young is not settled yet.
 */
final class Desk {
    private static final BusinessSeconds NO_BUSINESS_HOURS = new BusinessSeconds(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A Monday. Everything ends here; nothing later is known. */
    static final Instant END = Instant.parse("2026-11-30T00:00:00Z");

    /** Nine weeks are looked at when the last four are asked about; before them a while in which a backlog comes about. */
    private static final int DAYS = 11 * 7;

    private static final double[] WEEK = {1, 0.95, 0.9, 0.9, 0.85, 0.4, 0.3};
    private static final List<String> CATEGORIES =
            List.of("billing", "billing", "shipping", "shipping", "returns", "account", "account", "other");
    private static final List<String> SEGMENTS =
            List.of("smb", "smb", "smb", "smb", "consumer", "consumer", "consumer", "enterprise");

    private final Random random;
    private final Instant knownUntil;
    private final BiConsumer<Behaviour, Instant> plan;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<SurveyRow> surveys = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private int number;

    private Desk(long seed, Instant knownUntil, BiConsumer<Behaviour, Instant> plan) {
        this.random = new Random(seed);
        this.knownUntil = knownUntil;
        this.plan = plan;
    }

    /**
     * A desk's figures.
     *
     * @param knownUntil what happens later is not known
     * @param plan turns the behaviour of each day
     */
    static Figures figures(long seed, Instant knownUntil, BiConsumer<Behaviour, Instant> plan) {
        var desk = new Desk(seed, knownUntil, plan);
        for (var day = DAYS; day > 0; day--) {
            desk.live(END.minus(Duration.ofDays(day)));
        }
        return new InMemoryFigures(new Interpreter(desk.contacts, desk.surveys, desk.surveys, List.of(), desk.costs));
    }

    private void live(Instant day) {
        var behaviour = new Behaviour();
        plan.accept(behaviour, day);
        var mood = 0.02 * random.nextGaussian();
        var pace = Math.exp(0.1 * random.nextGaussian());
        var rush = Math.exp(0.07 * random.nextGaussian());
        var weekday = day.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() - 1;
        var expected = behaviour.volume * WEEK[weekday] * rush;
        for (var count = about(expected); count > 0; count--) {
            converse(day.plusSeconds(25_200 + random.nextInt(50_000)), behaviour, mood, pace);
        }
        for (var count = about(expected / 5); count > 0; count--) {
            readOn(day.plusSeconds(random.nextInt(86_400)));
        }
        var next = day.plus(Duration.ofDays(1));
        costs.add(new Cost(CostRecorded.Kind.LABOR, 2_000 * behaviour.cost, day, next));
        costs.add(new Cost(CostRecorded.Kind.AI, 150 * behaviour.cost, day, next));
    }

    private void converse(Instant opened, Behaviour behaviour, double mood, double pace) {
        var id = "conversation-" + number++;
        var customer = random.nextInt(1_500);
        var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        var segment = SEGMENTS.get(customer % SEGMENTS.size());
        var reads = chance(behaviour.readsArticle);
        var ai = chance(behaviour.aiTakes);
        var handedOver = ai && chance(reads ? behaviour.handsOverReaders : behaviour.handsOver);
        var assisted = !ai && chance(0.3);
        var path = handedOver ? Path.AI_TO_HUMAN : ai ? Path.AI_ONLY : assisted ? Path.AI_ASSISTED : Path.HUMAN_ONLY;
        var human = path != Path.AI_ONLY;
        var took = (chance(behaviour.slow) ? 4 * 86_400 : human ? 5_000 : 900)
                * behaviour.resolution
                * behaviour.resolutionIn.getOrDefault(category, 1.0)
                * pace
                * Math.exp(random.nextGaussian());
        var closed = chance(behaviour.left)
                ? END.minusSeconds((long) (random.nextDouble()
                        * Math.min(14 * 86_400, Duration.between(opened, END).toSeconds())))
                : opened.plusSeconds((long) took);
        var resolved = Optional.of(closed).filter(it -> it.isBefore(knownUntil));
        var answered = opened.plusSeconds(
                (long) ((ai ? 8 : 1_500) * behaviour.firstResponse * Math.exp(random.nextGaussian())));
        var comesBack = closed.plusSeconds((long) (random.nextDouble() * 7 * 86_400));
        var repeated = chance(behaviour.repeats) && comesBack.isBefore(knownUntil) && resolved.isPresent();
        var isRepeat = chance(behaviour.repeats);
        var reopened = resolved.isPresent() && chance(behaviour.reopens);
        var fact = new ConversationFact(
                id,
                Optional.of("customer-" + customer),
                opened,
                new Labels(
                        "chat",
                        category,
                        "unknown",
                        "normal",
                        "unknown",
                        "unknown",
                        Optional.of(segment),
                        List.of(),
                        human ? "agent-" + random.nextInt(12) : "unknown"),
                path,
                ai || assisted,
                human,
                new Resolution(resolved, resolved, reopened ? 1 : 0, assisted, List.of(new OpenSpan(opened, resolved))),
                new Responses(
                        Optional.of(answered).filter(it -> it.isBefore(knownUntil)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                handedOver ? Optional.of(handoff(opened.plusSeconds(300), behaviour)) : Optional.empty(),
                NO_BUSINESS_HOURS,
                human
                        ? Optional.of(420 * behaviour.handleTime * Math.exp(0.8 * random.nextGaussian()))
                        : Optional.empty(),
                ai && chance(behaviour.asksAgain) ? 2 : 0,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                handedOver && chance(0.4) ? Optional.of(around(behaviour.handoffRating, 0.9, 1, 5)) : Optional.empty(),
                reads ? List.of("article") : List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of());
        var contact = new Contact.Conversation(
                fact,
                Profile.NONE,
                new RepeatLinks.Link(isRepeat ? Optional.of("earlier") : Optional.empty(), repeated));
        contacts.add(contact);
        var temper = ((customer * 7_919) % 100 - 50) / 500.0;
        resolved.ifPresent(at -> ask(contact, at, behaviour, segment, mood + temper));
    }

    private Handoff handoff(Instant at, Behaviour behaviour) {
        var parts = 0;
        for (var part = 0; part < 4; part++) {
            parts += chance(behaviour.completeness) ? 1 : 0;
        }
        return new Handoff(at, Optional.of(at.plusSeconds(600)), parts / 4.0, false, parts < 3, false);
    }

    private void ask(Contact.Conversation contact, Instant resolved, Behaviour behaviour, String segment, double mood) {
        var byAi = contact.fact().path() == Path.AI_ONLY;
        if (chance(0.35)) {
            var satisfied = (byAi
                            ? behaviour.csatOfAi + behaviour.csatOfAiIn.getOrDefault(segment, 0.0)
                            : behaviour.csatOfPeople)
                    + mood;
            answer(contact, SurveyKind.CSAT, chance(satisfied) ? 5 : 2, resolved);
        }
        if (chance(0.15)) {
            answer(contact, SurveyKind.CES, around(behaviour.ces, 1.4, 1, 7), resolved);
        }
        if (chance(0.1)) {
            var draw = random.nextDouble();
            answer(
                    contact,
                    SurveyKind.NPS,
                    draw < behaviour.promoters ? 10 : draw < behaviour.promoters + behaviour.detractors ? 3 : 8,
                    resolved);
        }
        if (contact.fact().handoff().isPresent() && chance(0.4)) {
            answer(contact, SurveyKind.HANDOFF, chance(behaviour.handoffSatisfaction + mood) ? 4 : 1, resolved);
        }
    }

    private void answer(Contact contact, SurveyKind kind, int score, Instant resolved) {
        var at = resolved.plusSeconds((long) (5_000 * Math.exp(random.nextGaussian())));
        if (at.isBefore(knownUntil)) {
            surveys.add(new SurveyRow(
                    new SurveyFact(
                            contact.id() + "-" + Words.of(kind),
                            kind,
                            contact.id(),
                            Optional.of(resolved),
                            Optional.of(at),
                            Optional.empty(),
                            Optional.of(score),
                            Optional.empty(),
                            contact.customerId()),
                    kind == SurveyKind.NPS ? Optional.empty() : Optional.of(contact),
                    Profile.NONE,
                    Optional.empty()));
        }
    }

    /** A session in the help centre. */
    private void readOn(Instant at) {
        contacts.add(new Contact.Session(
                new SessionFact(
                        "session-" + number++,
                        at,
                        at,
                        Optional.empty(),
                        Optional.of("billing"),
                        Optional.of(chance(0.6) ? KnowledgeEvent.Outcome.RESOLVED : KnowledgeEvent.Outcome.ABANDONED),
                        List.of("article")),
                Profile.NONE,
                RepeatLinks.Link.NONE));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private int around(double mean, double spread, int least, int most) {
        return Math.clamp(Math.round(mean + spread * random.nextGaussian()), least, most);
    }

    /** A count that comes about by chance, so many on average. */
    private int about(double mean) {
        return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    /** What the database would answer. */
    private record InMemoryFigures(Interpreter interpreter) implements Figures {
        @Override
        public List<Answer> answer(String tenant, List<Kpi.Selection<?>> selections, Query query) {
            return interpreter.answer(selections, query);
        }

        @Override
        public Page evidence(
                String tenant, Kpi.Selection<?> selection, Query query, Part part, Optional<String> cursor, int limit) {
            throw new UnsupportedOperationException("Nobody looks behind these figures");
        }
    }
}
