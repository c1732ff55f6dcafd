package dev.plumbline.ingestion.provider;

import java.util.List;
import java.util.Optional;

/** The help desks and shops whose webhooks we understand. */
public final class Providers {
    private static final List<Provider> ALL =
            List.of(new Chatwoot(), new Freshdesk(), new HubSpot(), new Intercom(), new Shopify(), new Zendesk());

    private Providers() {}

    /** The one of this name. */
    public static Optional<Provider> named(String name) {
        return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Provider::name).toList();
    }
}
