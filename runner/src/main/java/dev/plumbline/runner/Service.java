package dev.plumbline.runner;

import java.nio.file.Path;
import java.util.Locale;

/** The four services of the suite. */
public enum Service {
    INGESTION("events in"),
    METRICS("metrics and dashboards"),
    SURVEY("surveys"),
    ALERT("alerts");

    private final String purpose;

    Service(String purpose) {
        this.purpose = purpose;
    }

    /** Its short name: also that of its database schema, and the prefix of its settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in a word or two. */
    public String purpose() {
        return purpose;
    }

    Path program(Path root) {
        return root.resolve(label() + "-service").resolve("target/quarkus-app/quarkus-run.jar");
    }
}
