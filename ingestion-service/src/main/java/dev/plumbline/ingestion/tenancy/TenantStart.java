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
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    private final TenantStore tenants;
    private final ApiKeyStore keys;
    private final TenantRegistry registry;
    private final KeyHash hash;
    private final InstantSource clock;
    private final Optional<String> demoKey;

    TenantStart(
            TenantStore tenants,
            ApiKeyStore keys,
            TenantRegistry registry,
            KeyHash hash,
            InstantSource clock,
            KitConfig suite,
            IngestionConfig ingestion) {
        this.tenants = tenants;
        this.keys = keys;
        this.registry = registry;
        this.hash = hash;
        this.clock = clock;
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
        var key = embeddedKey(secret);
        if (!tenants.create(Tenant.named(DEMO, "Demo", List.of()), key)) {
            // The embedded mode's key is one: a new one takes the place of the last.
            keys.change(DEMO, ring -> ring.with(key));
        }
    }

    private ApiKey embeddedKey(String secret) {
        return new ApiKey(
                TenantKeys.EMBEDDED,
                "Embedded mode",
                EnumSet.allOf(Scope.class),
                clock.instant(),
                Optional.empty(),
                new KeySecret(secret).kept(hash),
                Optional.empty(),
                Optional.empty());
    }
}
