package dev.plumbline.runner.history;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One conversation on its way through its parts. */
final class IntercomConversation {
    /** Intercom gives no more than this many parts of a conversation, the latest. */
    private static final int MOST_PARTS = 500;

    private static final Set<String> ASSUMED_BY_AI = Set.of("assumed_resolution", "assumed");
    private static final Set<String> CONFIRMED_BY_CUSTOMER = Set.of("confirmed_resolution", "confirmed");
    private static final Set<String> PASSED_ON_BY_AI = Set.of("routed_to_team", "escalated", "routed", "handed_off");

    private final String conversation;
    private final String where;
    private final Exported exported;
    private final Settings settings;
    private final Instant openedAt;
    private final List<IntercomPart> parts;
    private final Optional<String> customer;
    private final Timeline timeline;
    private final List<Understood.LeftOut> leftOut = new ArrayList<>();
    private Handling handling = Handling.NOBODY;
    private Optional<IntercomPart> lastAiAnswer = Optional.empty();
    private boolean escalated;

    IntercomConversation(String id, Exported exported, Instant openedAt, Settings settings) {
        this.conversation = IntercomHistory.PREFIX + id;
        this.where = "conversation " + id;
        this.exported = exported;
        this.settings = settings;
        this.openedAt = openedAt;
        this.parts = IntercomPart.inOrder(exported);
        this.customer = customer(exported);
        this.timeline = new Timeline("/intercom/" + settings.account().orElse("unknown"), conversation);
    }

    /** The id that the company itself gave, where Intercom knows it. */
    private static Optional<String> customer(Exported exported) {
        var contact = exported.items("contacts/contacts").stream().findFirst();
        var author = exported.at("source/author");
        return contact.flatMap(IntercomConversation::contactId)
                .or(() -> IntercomHistory.isCustomer(author.text("type", "")) ? contactId(author) : Optional.empty());
    }

    private static Optional<String> contactId(Exported contact) {
        return contact.text("external_id")
                .or(() -> contact.text("user_id"))
                .or(() -> contact.text("id").map(IntercomConversation::agent));
    }

    Understood understand() {
        open();
        parts.forEach(this::take);
        if (exported.number("conversation_parts/total_count").orElse(0.0) > MOST_PARTS) {
            leftOut.add(new Understood.LeftOut("parts beyond the 500 that Intercom gives of a conversation", where));
        }
        aiState();
        rating();
        return new Understood(timeline.events(), leftOut, List.of());
    }

    private void open() {
        timeline.add(
                id("opened"),
                openedAt,
                Happening.opened(
                        customer,
                        IntercomHistory.channel(exported.text("source/type", "")),
                        Labels.NONE,
                        Optional.empty(),
                        exported.text("source/subject").flatMap(Texts::plain)));
        labels();
        var source = exported.at("source");
        var text = source.text("body").flatMap(Texts::plain);
        if (IntercomHistory.isCustomer(source.text("author/type", "")) && text.isPresent()) {
            timeline.add(id("opening"), openedAt, Happening.message(Author.CUSTOMER, Optional.empty(), text, false));
        }
    }

    /**
     * What is known of it now, said from the beginning on. These change: each state has its own id, the latest stands last.
     */
    private void labels() {
        var tags = Stream.concat(exported.items("tags/tags").stream(), exported.items("topics/topics").stream())
                .flatMap(tag -> tag.text("name").stream())
                .distinct()
                .toList();
        var labels = Happening.labels(
                settings.categoryField().flatMap(name -> exported.text("custom_attributes/" + name)),
                exported.text("priority").flatMap(IntercomHistory::priority),
                Optional.empty(),
                tags.isEmpty() ? Optional.empty() : Optional.of(tags));
        if (!labels.equals(Labels.NONE)) {
            var known = exported.time("updated_at").orElse(openedAt);
            timeline.add(id("state-%d".formatted(known.getEpochSecond())), openedAt, Happening.categorized(labels));
        }
    }

    private void take(IntercomPart part) {
        var happenings = new ArrayList<Happening>();
        if (part.isNote()) {
            leftOut.add(new Understood.LeftOut("private note", where));
        }
        var byPerson = part.isByAdmin() && !isAi(part);
        if (part.reopens() || (handling.resolved() && part.isMessage() && part.isByCustomer())) {
            happenings.addAll(reopened());
        }
        if (byPerson) {
            happenings.addAll(assignment(part));
        }
        if (part.isMessage()) {
            happenings.add(written(part, part.text()));
        }
        if (!byPerson) {
            happenings.addAll(assignment(part));
        }
        if (part.closes() && !handling.resolved()) {
            happenings.add(resolved(part));
        }
        happenings.forEach(it -> timeline.add(id(part, it.kind()), part.time(), it));
    }

    private List<Happening> reopened() {
        if (!handling.resolved()) {
            return List.of();
        }
        handling = handling.reopens();
        return List.of(Happening.reopened());
    }

    private Happening written(IntercomPart part, Optional<String> text) {
        if (part.isByCustomer()) {
            return Happening.message(Author.CUSTOMER, Optional.empty(), text, false);
        }
        if (isAi(part)) {
            handling = handling.aiAnswers();
            lastAiAnswer = handling.handedOver() ? lastAiAnswer : Optional.of(part);
            return Happening.message(Author.AI, Optional.empty(), text, false);
        }
        if (part.isByAdmin()) {
            var agent = part.author().map(IntercomConversation::agent);
            handling = handling.personAnswers(agent);
            return Happening.message(Author.HUMAN, agent, text, false);
        }
        return Happening.message(spokenFor(), Optional.empty(), text, true);
    }

    /** Whoever has it; before anybody has, the AI where it answers in this conversation. */
    private Author spokenFor() {
        return handling.handedOver() || parts.stream().noneMatch(this::isAi) ? Author.HUMAN : Author.AI;
    }

    /**
     * A bot is the AI where it says so. Where it does not say, as older exports do not, it is when the conversation knows an
     * AI agent; otherwise it is a workflow, and what it writes is automatic.
     */
    private boolean isAi(IntercomPart part) {
        if (part.author().filter(settings.bots()::contains).isPresent()) {
            return true;
        }
        if (part.isByAdmin()) {
            return part.saysWhetherAi().orElse(false);
        }
        return part.isByBot()
                && part.saysWhetherAi()
                        .orElseGet(() -> exported.flag("ai_agent_participated") || exported.has("ai_agent"));
    }

    private List<Happening> assignment(IntercomPart part) {
        var agent =
                part.assignedAgent().filter(it -> !settings.bots().contains(it)).map(IntercomConversation::agent);
        var team = part.assignedTeam().map(IntercomConversation::agent);
        var happenings = handling.assignment(agent, team);
        escalated |= handling.aiHasIt() && !happenings.isEmpty();
        handling = happenings.isEmpty() ? handling : handling.assignedTo(agent, team);
        return happenings;
    }

    private Happening resolved(IntercomPart part) {
        var byAi = isAi(part) || (!part.isByAdmin() && handling.inCharge() == Handler.AI);
        var agent = part.isByAdmin() ? part.author().map(IntercomConversation::agent) : handling.agent();
        handling = handling.resolves();
        return byAi ? Happening.resolved(Handler.AI, Optional.empty()) : Happening.resolved(Handler.HUMAN, agent);
    }

    /** How far the AI agent got, where no part tells it. It came about with the part that is named. */
    private void aiState() {
        var state = exported.text("ai_agent/resolution_state", "");
        if (PASSED_ON_BY_AI.contains(state) && lastAiAnswer.isPresent() && !escalated) {
            var part = lastAiAnswer.get();
            timeline.add(id(part, "escalated"), part.time(), Happening.escalated(Optional.empty()));
        }
        if (handling.aiHasIt() && !handling.resolved() && !parts.isEmpty()) {
            var newest = parts.getLast();
            // When the customer has just written, what the AI assumed before is no longer so.
            if (CONFIRMED_BY_CUSTOMER.contains(state) || (ASSUMED_BY_AI.contains(state) && !newest.isByCustomer())) {
                timeline.add(id(newest, "resolved"), newest.time(), Happening.resolved(Handler.AI, Optional.empty()));
            }
        }
    }

    /** That of the conversation goes before that of the AI, which Intercom asks for where nobody else answered. */
    private void rating() {
        var rating = exported.at("conversation_rating");
        if (rating.number("rating").isPresent()) {
            rating.time("created_at")
                    .ifPresent(asked -> timeline.add(id("csat-sent"), asked, Happening.surveySent(survey(), customer)));
            answered(rating, rating.text("remark"));
        } else if (exported.number("ai_agent/rating").isPresent()) {
            answered(exported.at("ai_agent"), exported.text("ai_agent/rating_remark"));
        }
    }

    private void answered(Exported rating, Optional<String> remark) {
        var score = (int) Math.round(rating.number("rating").orElseThrow());
        var time = rating.time("updated_at").or(() -> rating.time("created_at")).orElse(openedAt);
        // The remark comes after the score, as a part of it: then the answer has another id, which sorts behind the
        // first.
        var answer = "csat-%d-%d%s".formatted(time.getEpochSecond(), score, remark.isPresent() ? "-remark" : "");
        timeline.add(id(answer), time, Happening.surveyAnswered(survey(), score, remark, customer));
    }

    private String survey() {
        return conversation + ":csat";
    }

    /** Events are named as Intercom's webhooks name them: what both tell is one event. */
    private String id(String name) {
        return conversation.substring(IntercomHistory.PREFIX.length()) + ":" + name;
    }

    private static String id(IntercomPart part, String kind) {
        return "part:" + part.id() + ":" + kind;
    }

    private static String agent(String id) {
        return IntercomHistory.PREFIX + id;
    }
}
