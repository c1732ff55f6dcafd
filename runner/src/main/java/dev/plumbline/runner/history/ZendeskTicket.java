package dev.plumbline.runner.history;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One ticket on its way through its audits. */
final class ZendeskTicket {
    /** Zendesk asks for good or bad; the ends of our scale. */
    private static final int GOOD = 5;

    private static final int BAD = 1;

    private final String conversation;
    private final String where;
    private final Exported ticket;
    private final List<Exported> audits;
    private final ZendeskPeople people;
    private final Settings settings;
    private final Timeline timeline;
    private final List<Understood.LeftOut> leftOut = new ArrayList<>();
    private final Set<String> copied = new HashSet<>();
    private Optional<String> requester;
    private Handling handling = Handling.NOBODY;

    ZendeskTicket(
            String id,
            String account,
            Exported ticket,
            List<Exported> audits,
            ZendeskPeople people,
            Settings settings) {
        this.conversation = ZendeskHistory.PREFIX + id;
        this.where = "ticket " + id;
        this.ticket = ticket;
        this.audits = audits;
        this.people = people;
        this.settings = settings;
        this.timeline = new Timeline("/zendesk/" + account, conversation);
        this.requester = ticket.text("requester_id");
        for (var list : List.of("email_cc_ids", "collaborator_ids")) {
            ticket.items(list).forEach(it -> copied.add(it.node().asText()));
        }
    }

    Understood understand() {
        open();
        if (timeline.isEmpty()) {
            return Understood.nothing("ticket whose beginning is not in the export", where);
        }
        ZendeskMoment.of(audits).forEach(this::take);
        return new Understood(timeline.events(), leftOut, List.of());
    }

    /** By the first audit, which sets every field; by the ticket's own fields where that audit is missing. */
    private void open() {
        var created = audits.stream()
                .filter(audit -> audit.items("events").stream().anyMatch(ZendeskTicket::isCreation))
                .findFirst();
        if (created.isPresent()) {
            var first = new ZendeskFields(created.get().items("events"));
            requester = first.text("requester_id").or(() -> requester);
            var via = created.get()
                    .text("via/channel")
                    .or(() -> ticket.text("via/channel"))
                    .orElse("");
            timeline.add(
                    openingId(),
                    created.get().time("created_at").orElseThrow(),
                    opened(
                            via,
                            labels(first, first.text("group_id").map(ZendeskTicket::agent)),
                            first.text("subject")));
        } else {
            ticket.time("created_at")
                    .ifPresent(time -> timeline.add(
                            openingId(),
                            time,
                            opened(
                                    ticket.text("via/channel", ""),
                                    Labels.NONE,
                                    ticket.text("raw_subject").or(() -> ticket.text("subject")))));
        }
    }

    /** As Zendesk's webhooks name the opening. */
    private String openingId() {
        return conversation.substring(ZendeskHistory.PREFIX.length()) + ":opened";
    }

    /** A ticket that a bot's widget passes on was the bot's before. */
    private Happening opened(String via, Labels labels, Optional<String> subjectLine) {
        var byBot = ZendeskHistory.isAnswerBot(via);
        if (byBot) {
            handling = handling.aiAnswers();
        }
        return Happening.opened(
                customer(),
                ZendeskHistory.channel(via),
                labels,
                byBot ? Optional.of(Handler.AI) : Optional.empty(),
                subjectLine);
    }

    private Labels labels(ZendeskFields fields, Optional<String> team) {
        return Happening.labels(
                settings.categoryField().flatMap(fields::text),
                ZendeskHistory.priority(fields.text("priority")),
                team,
                fields.words("tags"));
    }

    private static boolean isCreation(Exported event) {
        return event.text("type", "").equals("Create");
    }

    private void take(ZendeskMoment moment) {
        var fields = new ZendeskFields(moment.events());
        fields.text("requester_id").ifPresent(id -> requester = Optional.of(id));
        var messages = messages(moment);
        var happenings = new ArrayList<Happening>();
        changedLabels(moment, fields).ifPresent(happenings::add);
        // A person takes a ticket and answers; the AI, or the customer, writes and then it goes to somebody.
        if (isPerson(moment.author())) {
            happenings.addAll(assignment(fields));
            messages.forEach(message -> happenings.add(written(message).named(message.id())));
        } else {
            messages.forEach(message -> happenings.add(written(message).named(message.id())));
            happenings.addAll(assignment(fields));
        }
        happenings.addAll(work(moment));
        happenings.addAll(status(moment, fields));
        happenings.addAll(satisfaction(moment, fields));
        timeline.add(moment.id(), moment.time(), happenings);
    }

    private List<ZendeskMessage> messages(ZendeskMoment moment) {
        var messages = new ArrayList<ZendeskMessage>();
        for (var event : moment.events()) {
            if (ZendeskMessage.isPrivate(event)) {
                leftOut.add(new Understood.LeftOut("private comment", where));
            } else {
                ZendeskMessage.of(event, moment).ifPresent(messages::add);
            }
        }
        return messages;
    }

    private Happening written(ZendeskMessage message) {
        if (message.automatic()) {
            return Happening.message(handling.spokenFor(), Optional.empty(), message.text(), true);
        }
        return switch (author(message)) {
            case CUSTOMER -> Happening.message(Author.CUSTOMER, Optional.empty(), message.text(), false);
            case AI -> {
                handling = handling.aiAnswers();
                yield Happening.message(Author.AI, Optional.empty(), message.text(), false);
            }
            case HUMAN -> {
                var agent = message.author().map(ZendeskTicket::agent);
                handling = handling.personAnswers(agent);
                yield Happening.message(Author.HUMAN, agent, message.text(), false);
            }
        };
    }

    private Author author(ZendeskMessage message) {
        var author = message.author().orElse("");
        if (isBot(author)) {
            return Author.AI;
        }
        if (isCustomer(author) || message.byCustomer()) {
            return Author.CUSTOMER;
        }
        return ZendeskHistory.isAnswerBot(message.via()) ? Author.AI : Author.HUMAN;
    }

    /** Whoever asked is the customer, also when they work here; the others as the users of the export say. */
    private boolean isCustomer(String id) {
        return requester.filter(id::equals).isPresent()
                || people.isCustomer(id)
                || (copied.contains(id) && !people.isStaff(id));
    }

    private boolean isPerson(String id) {
        return !id.isEmpty() && !ZendeskHistory.isSystem(id) && !isBot(id) && !isCustomer(id);
    }

    private Optional<Happening> changedLabels(ZendeskMoment moment, ZendeskFields fields) {
        if (moment.events().stream().anyMatch(ZendeskTicket::isCreation)) {
            return Optional.empty();
        }
        var labels = labels(fields, Optional.empty());
        return labels.equals(Labels.NONE) ? Optional.empty() : Optional.of(Happening.categorized(labels));
    }

    private List<Happening> assignment(ZendeskFields fields) {
        if (!fields.has("assignee_id") && !fields.has("group_id")) {
            return List.of();
        }
        var assignee = fields.text("assignee_id");
        if (assignee.filter(this::isBot).isPresent()) {
            return List.of();
        }
        var agent = assignee.map(ZendeskTicket::agent);
        var team = fields.text("group_id").map(ZendeskTicket::agent);
        var happenings = handling.assignment(agent, team);
        handling = agent.isEmpty() && team.isEmpty() ? handling : handling.assignedTo(agent, team);
        return happenings;
    }

    /** How long a call took is told with its comment. */
    private static List<Happening> work(ZendeskMoment moment) {
        return moment.events().stream()
                .filter(event -> event.text("type", "").equals("VoiceComment"))
                .filter(event -> event.has("data/answered_by_id")
                        && event.number("data/call_duration").orElse(0.0) > 0)
                .map(event -> Happening.worked(
                        agent(event.text("data/answered_by_id", "")),
                        event.number("data/call_duration").orElseThrow()))
                .toList();
    }

    private List<Happening> status(ZendeskMoment moment, ZendeskFields fields) {
        var status = fields.text("status");
        if (status.isEmpty()) {
            return List.of();
        }
        var settled = ZendeskHistory.isSettled(status.get());
        if (settled && !handling.resolved()) {
            var resolved = resolved(moment);
            handling = handling.resolves();
            return List.of(resolved);
        }
        if (!settled && handling.resolved()) {
            handling = handling.reopens();
            return List.of(Happening.reopened());
        }
        return List.of();
    }

    private Happening resolved(ZendeskMoment moment) {
        var author = moment.author();
        if (isBot(author) || ZendeskHistory.isAnswerBot(moment.via())) {
            return Happening.resolved(Handler.AI, Optional.empty());
        }
        if (isPerson(author) && !moment.byRule()) {
            return Happening.resolved(Handler.HUMAN, Optional.of(agent(author)));
        }
        var handler = handling.inCharge();
        return Happening.resolved(handler, handler == Handler.HUMAN ? handling.agent() : Optional.empty());
    }

    private List<Happening> satisfaction(ZendeskMoment moment, ZendeskFields fields) {
        var survey = conversation + ":csat";
        var score = fields.text("satisfaction_score")
                .or(() -> moment.events().stream()
                        .filter(event -> event.text("type", "").equals("SatisfactionRating"))
                        .flatMap(event -> event.text("score").stream())
                        .findFirst());
        return score.map(word -> switch (word) {
                    case "offered" -> List.of(Happening.surveySent(survey, customer()));
                    case "good", "good_with_comment", "5" -> answered(survey, GOOD, fields);
                    case "4" -> answered(survey, 4, fields);
                    case "3" -> answered(survey, 3, fields);
                    case "2" -> answered(survey, 2, fields);
                    case "bad", "bad_with_comment", "1" -> answered(survey, BAD, fields);
                    default -> List.<Happening>of();
                })
                .orElse(List.of());
    }

    private List<Happening> answered(String survey, int score, ZendeskFields fields) {
        return List.of(Happening.surveyAnswered(survey, score, fields.text("satisfaction_comment"), customer()));
    }

    private Optional<String> customer() {
        return people.customerId(requester, settings.externalIds());
    }

    private boolean isBot(String user) {
        return settings.bots().contains(user) || ZendeskHistory.isBot(user);
    }

    private static String agent(String id) {
        return ZendeskHistory.PREFIX + id;
    }
}
