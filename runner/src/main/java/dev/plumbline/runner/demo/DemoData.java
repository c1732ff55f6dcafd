package dev.plumbline.runner.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Two months of a shop's and a software company's support, made up but lifelike; see {@link Story} for what happens. */
public final class DemoData {
    /** What the tenant {@code demo} counts its money in. */
    static final String CURRENCY = "USD";

    private DemoData() {}

    /**
     * The events in the order of their times, one structured CloudEvent a line, none later than {@code end}. The same
     * {@code end} and {@code seed} give the same lines; a line is written when it is taken.
     */
    public static Stream<String> lines(Instant end, long seed) {
        return events(end, seed).stream().map(DemoData::line);
    }

    static List<SupportEvent> events(Instant end, long seed) {
        var story = Story.endingAt(end.truncatedTo(ChronoUnit.SECONDS));
        var dice = Dice.seeded(seed);
        var customers = Customers.of(story, dice.split());
        var selfService = new SelfService(story, dice.split());
        var contacts = new PriorityQueue<>(Contact.BY_TIME);
        for (var seeker : new Arrivals(story, customers, dice.split()).all()) {
            selfService.helps(seeker).ifPresent(contacts::add);
        }

        var endings = hold(contacts, new HelpDesk(story, dice.split()), story);
        var surveys = new Surveys(story, dice.split());
        var reviews = new Reviews(dice.split());
        var sales = new Sales(dice.split());
        var grievances = new Grievances();
        for (var ending : endings) {
            surveys.ask(ending);
            reviews.review(ending);
            sales.note(ending);
            grievances.remember(ending);
        }

        var events = new ArrayList<SupportEvent>();
        endings.forEach(it -> events.addAll(it.transcript().events()));
        events.addAll(selfService.events());
        events.addAll(surveys.askWhetherToRecommend(customers, grievances));
        events.addAll(new Accounts(story, grievances, dice.split()).of(customers));
        events.addAll(new Store(story, dice.split()).sellsTo(customers));
        events.addAll(new Ledger(story).costs());
        events.addAll(Releases.of(story));
        events.addAll(new Finale(story).events());
        events.removeIf(it -> it.time().isBefore(story.start()) || it.time().isAfter(story.end()));
        events.sort(SupportEvent.READING_ORDER);
        return events;
    }

    /** One conversation after the other, in the order in which they begin; some bring about the next. */
    private static List<Ending> hold(PriorityQueue<Contact> contacts, HelpDesk desk, Story story) {
        var endings = new ArrayList<Ending>();
        while (!contacts.isEmpty()) {
            var contact = contacts.remove();
            if (!contact.at().isAfter(story.end())) {
                var ending = desk.receives(contact);
                endings.add(ending);
                desk.comesBack(ending).ifPresent(contacts::add);
            }
        }
        return endings;
    }

    private static String line(SupportEvent event) {
        try {
            return ContractJson.mapper().writeValueAsString(CloudEventJson.write(EventReader.write(event)));
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
