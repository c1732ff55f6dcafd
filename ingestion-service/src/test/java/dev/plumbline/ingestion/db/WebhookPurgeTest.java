package dev.plumbline.ingestion.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("The purge of webhooks")
class WebhookPurgeTest {
    private final String tenant = "tenant-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    TenantTransaction transactions;

    @Inject
    WebhookPurge purge;

    @Test
    void forgets_notices_a_day_after_the_quarantine_forgot_them_and_conversations_after_a_year() {
        transactions.run(tenant, connection -> {
            try (var insert = connection.createStatement()) {
                insert.execute("""
                        insert into webhook_delivery (tenant_id, provider, notice, accepted, received_at) values
                        ('%1$s', 'chatwoot', 'old', 1, now() - interval '31 days 1 minute'),
                        ('%1$s', 'chatwoot', 'young', 1, now() - interval '30 days 23 hours')""".formatted(tenant));
                insert.execute("""
                        insert into webhook_memory (tenant_id, provider, conversation, name, value, changed_at) values
                        ('%1$s', 'chatwoot', 'old', 'status', 'open', now() - interval '401 days'),
                        ('%1$s', 'chatwoot', 'young', 'status', 'open', now() - interval '399 days')""".formatted(tenant));
            }
        });

        purge.purge();

        assertThat(texts("select notice from webhook_delivery")).containsExactly("young");
        assertThat(texts("select conversation from webhook_memory")).containsExactly("young");
    }

    private List<String> texts(String query) {
        return transactions.in(tenant, connection -> {
            var found = new ArrayList<String>();
            try (var select = connection.createStatement();
                    var rows = select.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }
}
