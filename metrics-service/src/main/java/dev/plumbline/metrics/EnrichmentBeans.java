package dev.plumbline.metrics;

import dev.plumbline.metrics.enrich.Enricher;
import dev.plumbline.metrics.enrich.LexiconEnricher;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Who derives from texts, unless another bean does. */
class EnrichmentBeans {
    @Produces
    @DefaultBean
    @ApplicationScoped
    Enricher enricher() {
        return new LexiconEnricher();
    }
}
