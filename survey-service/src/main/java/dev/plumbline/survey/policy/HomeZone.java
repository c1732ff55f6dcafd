package dev.plumbline.survey.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * On whose clock a customer lives, as far as that can be told: by the region of their profile where it is a time zone or a
 * country's code, else by the country of their locale. In a country with several zones it is the one where most people live.
 */
public final class HomeZone {
    private static final Properties OF_COUNTRIES = read();

    private HomeZone() {}

    /**
     * The zone.
     *
     * @param locale e.g. {@code de-AT}
     * @param region e.g. {@code Europe/Vienna} or {@code AT}
     */
    public static Optional<ZoneId> of(Optional<String> locale, String region) {
        return zone(region)
                .or(() -> ofCountry(region))
                .or(() -> locale.flatMap(it ->
                        ofCountry(Locale.forLanguageTag(it.replace('_', '-')).getCountry())));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return name.contains("/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> ofCountry(String code) {
        return Optional.ofNullable(OF_COUNTRIES.getProperty(code.toUpperCase(Locale.ROOT)))
                .map(ZoneId::of);
    }

    private static Properties read() {
        var properties = new Properties();
        try (var in = HomeZone.class.getResourceAsStream("zones.properties")) {
            properties.load(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException("The program cannot read its own files", impossible);
        }
        return properties;
    }
}
