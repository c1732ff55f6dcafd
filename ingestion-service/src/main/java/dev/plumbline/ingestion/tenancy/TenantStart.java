package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.security.KeyHash;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * What is done about tenants when the service starts: the embedded mode has its tenant {@code demo}, and the registry
 * is told of all of them. Ready when the demo's key has made its way round and opens the door.
 */
@Readiness
@ApplicationScoped
class TenantStart implements HealthCheck {
    private static final String DEMO = "demo";
    private static final String EMBEDDED_KEY = "embedded";

    private final TenantStore tenants;
    private final TenantRegistry registry;
    private final KeyHash hash;
    private final Optional<String> demoKey;

    TenantStart(
            TenantStore tenants, TenantRegistry registry, KeyHash hash, KitConfig suite, IngestionConfig ingestion) {
        this.tenants = tenants;
        this.registry = registry;
        this.hash = hash;
        this.demoKey = suite.embedded() ? ingestion.demoKey() : Optional.empty();
    }

    void start(@Observes StartupEvent started) {
        demoKey.ifPresent(this::ensureDemo);
        tenants.republish();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("demo tenant")
                .status(demoKey.map(key -> registry.credential(key).isPresent()).orElse(true))
                .build();
    }

    private void ensureDemo(String secret) {
        var key = IssuedKey.key(EMBEDDED_KEY, secret, EnumSet.allOf(Scope.class), hash);
        if (!tenants.create(Tenant.named(DEMO, "Demo", List.of(key)))) {
            tenants.change(DEMO, demo -> withKey(demo, key));
        }
    }

    /** The embedded mode's key is one: a new one takes the place of the last. */
    private static Tenant withKey(Tenant demo, Tenant.Key key) {
        var keys = Stream.concat(demo.keys().stream().filter(it -> !it.id().equals(EMBEDDED_KEY)), Stream.of(key))
                .toList();
        return new Tenant(
                demo.id(),
                demo.name(),
                demo.timeZone(),
                demo.currency(),
                demo.repeatContactWindow(),
                demo.sensitiveCategories(),
                keys);
    }
}
