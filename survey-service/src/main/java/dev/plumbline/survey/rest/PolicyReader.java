package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.policy.Branding;
import dev.plumbline.survey.policy.Cadence;
import dev.plumbline.survey.policy.Channel;
import dev.plumbline.survey.policy.Filters;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.QuietHours;
import dev.plumbline.survey.policy.Trait;
import dev.plumbline.survey.policy.Trigger;
import dev.plumbline.survey.policy.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads policies, or says everything that is wrong with them. */
final class PolicyReader {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 300;
    private static final int LARGEST_LOGO = 28_000;
    private static final long YEAR = 366 * 86_400L;

    private final List<Violation> violations = new ArrayList<>();

    private PolicyReader() {}

    static List<Policy> read(JsonNode body) {
        var list = body == null ? null : body.get("policies");
        if (list == null || !list.isArray()) {
            throw Problem.badField("/policies", "is required: a list of policies, which may be empty");
        }
        if (list.size() > MOST) {
            throw Problem.badField("/policies", "must hold at most " + MOST + " policies");
        }
        var reader = new PolicyReader();
        var policies = new ArrayList<Policy>();
        var ids = new HashSet<String>();
        for (var index = 0; index < list.size(); index++) {
            var fields = new JsonFields(list.get(index), "/policies/" + index, reader.violations);
            reader.policy(fields).ifPresent(policy -> {
                if (!ids.add(policy.id())) {
                    fields.wrong("id", "is the id of another policy, too");
                }
                policies.add(policy);
            });
        }
        if (!reader.violations.isEmpty()) {
            throw Problem.badRequest("The policies cannot be saved as they are.")
                    .with(reader.violations);
        }
        return policies;
    }

    private Optional<Policy> policy(JsonFields in) {
        var before = violations.size();
        var kind = required(in, "kind", in.word("kind", SurveyKind.class));
        var trigger = required(in, "trigger", in.word("trigger", Trigger.class));
        var id = in.text("id", 63).or(() -> kind.map(JsonFields::spelt));
        id.filter(it -> !it.matches("[a-z0-9-]+")).ifPresent(it -> in.wrong("id", "must be of a-z, 0-9 and -"));
        var filters = in.object("filters").map(it -> filters(it, trigger)).orElse(Filters.NONE);
        var delay = in.number("delay", 0, YEAR).orElse(BigDecimal.ZERO);
        var sampling = in.number("sampling", 0, 1).orElse(BigDecimal.ONE);
        var fatigue = days(in, "fatigueDays", 0, Policy.FATIGUE);
        var quiet = in.object("quietHours").flatMap(this::quiet);
        var expiry = in.number("expiry", 60, YEAR).map(PolicyReader::seconds).orElse(Policy.EXPIRY);
        var reminder = in.number("reminder", 60, YEAR).map(PolicyReader::seconds);
        reminder.filter(it -> it.compareTo(expiry) >= 0)
                .ifPresent(it -> in.wrong("reminder", "must be shorter than expiry: nobody can answer after that"));
        var cadence = in.object("cadence").map(PolicyReader::cadence).orElse(Cadence.QUARTERLY);
        var channel = in.word("channel", Channel.class).orElse(Channel.EMAIL);
        var texts = in.object("texts").map(PolicyReader::texts).orElse(Map.of());
        var branding = in.object("branding").map(PolicyReader::branding).orElse(Branding.PLAIN);
        var enabled = in.flag("enabled", true);
        in.nothingElse();
        checkTogether(in, kind, trigger, channel);
        return violations.size() > before
                ? Optional.empty()
                : Optional.of(new Policy(
                        id.orElseThrow(),
                        enabled,
                        kind.orElseThrow(),
                        trigger.orElseThrow(),
                        filters,
                        seconds(delay),
                        sampling.doubleValue(),
                        fatigue,
                        quiet,
                        expiry,
                        reminder,
                        cadence,
                        channel,
                        texts,
                        branding));
    }

    private static void checkTogether(
            JsonFields in, Optional<SurveyKind> kind, Optional<Trigger> trigger, Channel channel) {
        if (kind.isEmpty() || trigger.isEmpty()) {
            return;
        }
        var isOfCustomer = kind.get() == SurveyKind.NPS;
        if (isOfCustomer != (trigger.get() == Trigger.CADENCE)) {
            in.wrong("trigger", isOfCustomer ? "must be cadence for nps" : "cadence is for nps only");
        }
        if (channel == Channel.WEBHOOK) {
            in.wrong("channel", "must be email or link: webhook is not there yet");
        }
        if (trigger.get() == Trigger.CADENCE && channel == Channel.LINK) {
            in.wrong("channel", "link is for conversations: nobody asks for a link when a cadence is due");
        }
    }

    private static <T> Optional<T> required(JsonFields in, String field, Optional<T> value) {
        if (in.node(field).isEmpty()) {
            in.wrong(field, "is required");
        }
        return value;
    }

    private static Filters filters(JsonFields in, Optional<Trigger> trigger) {
        var wanted = new EnumMap<Trait, Set<String>>(Trait.class);
        for (var name : in.names()) {
            var trait = Trait.of(name);
            if (trait.isEmpty()) {
                in.wrong(name, "is not a dimension to filter on");
            } else if (trigger.filter(Trigger.CADENCE::equals).isPresent()
                    && !trait.get().isOfCustomer()) {
                in.wrong(name, "is a dimension of conversations; a cadence asks customers, whatever they wrote");
            } else {
                in.node(name).ifPresent(list -> wanted.put(trait.get(), words(in, name, list)));
            }
        }
        return new Filters(wanted);
    }

    private static Set<String> words(JsonFields in, String name, JsonNode list) {
        var words = new TreeSet<String>();
        list.forEach(word -> words.add(word.asText()));
        if (!list.isArray() || words.isEmpty() || words.contains("")) {
            in.wrong(name, "must be a list of words, at least one");
        }
        return words;
    }

    private Optional<QuietHours> quiet(JsonFields in) {
        var from = time(in, "from");
        var to = time(in, "to");
        in.nothingElse();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.equals(to)) {
            in.wrong("to", "must be another time than from: nobody would ever be asked");
            return Optional.empty();
        }
        return Optional.of(new QuietHours(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(JsonFields in, String field) {
        try {
            return Optional.of(
                    LocalTime.parse(in.node(field).map(JsonNode::asText).orElse("")));
        } catch (DateTimeParseException none) {
            in.wrong(field, "must be a time such as 21:00");
            return Optional.empty();
        }
    }

    private static Cadence cadence(JsonFields in) {
        var every = days(in, "everyDays", 1, Cadence.QUARTERLY.every());
        var rest = days(in, "restDays", 0, Cadence.QUARTERLY.rest());
        in.nothingElse();
        return new Cadence(every, rest);
    }

    private static Map<String, Wording> texts(JsonFields in) {
        var texts = new HashMap<String, Wording>();
        for (var language : in.names()) {
            if (!language.matches("[a-z]{2,3}")) {
                in.wrong(language, "must be a language such as en or de");
            }
            in.object(language).ifPresent(it -> {
                texts.put(language, new Wording(it.text("question", LONGEST_TEXT), it.text("thanks", LONGEST_TEXT)));
                it.nothingElse();
            });
        }
        return texts;
    }

    private static Branding branding(JsonFields in) {
        var name = in.text("name", 100);
        var color = in.text("color", 7);
        color.filter(it -> !it.matches("#[0-9a-fA-F]{6}"))
                .ifPresent(it -> in.wrong("color", "must be a colour such as #4549d6"));
        var logo = in.text("logo", LARGEST_LOGO);
        logo.filter(it -> !it.matches("data:image/png;base64,[A-Za-z0-9+/]+={0,2}"))
                .ifPresent(it -> in.wrong("logo", "must be a PNG as data:image/png;base64,… of at most 20 kB"));
        in.nothingElse();
        return new Branding(name, color, logo);
    }

    private static Duration days(JsonFields in, String field, int lowest, Duration otherwise) {
        return in.number(field, lowest, 366)
                .map(days -> seconds(days.multiply(BigDecimal.valueOf(86_400))))
                .orElse(otherwise);
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
