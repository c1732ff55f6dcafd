package dev.plumbline.runner.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The exports of two invented help desks, in the shapes of the providers' public documentation. */
public final class Fixture {
    public static final Settings SETTINGS = new Settings(
            Optional.of("harbour"), Set.of("900"), Optional.of("360001"), Optional.empty(), Optional.empty(), false);

    private Fixture() {}

    public static Path path(String name) {
        return Path.of(URI.create(Fixture.class.getResource("/history/" + name).toString()));
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(path(name).toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ZendeskPeople people() {
        var people = new ZendeskPeople();
        json("zendesk.json").path("users").forEach(user -> people.addUser(new Exported(user)));
        return people;
    }

    static List<Exported> tickets() {
        var tickets = new ArrayList<Exported>();
        json("zendesk.json").path("tickets").forEach(ticket -> tickets.add(new Exported(ticket)));
        return tickets;
    }

    static Exported ticket(int id) {
        return tickets().stream()
                .filter(it -> it.text("id", "").equals(Integer.toString(id)))
                .findFirst()
                .orElseThrow();
    }

    static List<Exported> conversations() {
        var conversations = new ArrayList<Exported>();
        json("intercom.json").path("conversations").forEach(it -> conversations.add(new Exported(it)));
        return conversations;
    }

    static Exported conversation(int id) {
        return conversations().stream()
                .filter(it -> it.text("id", "").equals(Integer.toString(id)))
                .findFirst()
                .orElseThrow();
    }
}
