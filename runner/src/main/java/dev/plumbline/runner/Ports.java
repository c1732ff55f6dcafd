package dev.plumbline.runner;

import dev.plumbline.embedded.FreePort;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything listens, on the loopback address.
 *
 * @param smtp where the services deliver their mail
 * @param mailbox the page that shows it
 */
public record Ports(int ingestion, int metrics, int survey, int alert, int postgres, int kafka, int smtp, int mailbox) {

    public static Ports standard() {
        return new Ports(8081, 8082, 8083, 8084, 15432, 19092, 1025, 8025);
    }

    /** Free ones, for tests. */
    public static Ports free() {
        return new Ports(
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find());
    }

    /** All of them moved up, to run beside another suite. */
    public Ports shifted(int by) {
        return new Ports(
                ingestion + by,
                metrics + by,
                survey + by,
                alert + by,
                postgres + by,
                kafka + by,
                smtp + by,
                mailbox + by);
    }

    public int of(Service service) {
        return switch (service) {
            case INGESTION -> ingestion;
            case METRICS -> metrics;
            case SURVEY -> survey;
            case ALERT -> alert;
        };
    }

    /** What each port is for, in words for a person. */
    public Map<Integer, String> purposes() {
        var purposes = new LinkedHashMap<Integer, String>();
        for (Service service : Service.values()) {
            purposes.put(of(service), service.purpose());
        }
        purposes.put(postgres, "PostgreSQL");
        purposes.put(kafka, "Kafka");
        purposes.put(smtp, "incoming mail");
        purposes.put(mailbox, "the mailbox");
        return purposes;
    }
}
