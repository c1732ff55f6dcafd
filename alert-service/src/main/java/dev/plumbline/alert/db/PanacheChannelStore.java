package dev.plumbline.alert.db;

import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.ChannelStore;
import dev.plumbline.alert.notify.SigningSecret;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.security.SecretCipher;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@link ChannelStore} by Hibernate; secrets are encrypted on the way. */
@ApplicationScoped
class PanacheChannelStore implements ChannelStore, PanacheRepositoryBase<ChannelRow, ChannelRow.Key> {
    private static final String PURPOSE = "plumbline/alert/channel-secret/1";

    private final SecretCipher cipher;

    PanacheChannelStore(KitConfig config) {
        this.cipher = new SecretCipher(config, PURPOSE);
    }

    @Override
    public List<Channel> list(String tenant) {
        return list("tenantId = ?1 order by name", tenant).stream()
                .map(this::channel)
                .toList();
    }

    @Override
    public Optional<Channel> find(String tenant, String name) {
        return findByIdOptional(new ChannelRow.Key(tenant, name)).map(this::channel);
    }

    @Override
    public void replace(String tenant, List<Channel> channels) {
        delete(
                "tenantId = ?1 and name not in ?2",
                tenant,
                channels.stream().map(Channel::name).toList());
        channels.forEach(channel -> getEntityManager().merge(row(tenant, channel)));
    }

    @Override
    public void disable(String tenant, String name, String because) {
        update("disabledBecause = ?1 where tenantId = ?2 and name = ?3", because, tenant, name);
    }

    private ChannelRow row(String tenant, Channel channel) {
        return switch (channel) {
            case Channel.Webhook webhook -> {
                var row = new ChannelRow();
                row.tenantId = tenant;
                row.name = webhook.name();
                row.kind = ChannelRow.WEBHOOK;
                row.url = webhook.url().toString();
                row.secret =
                        cipher.encrypt(tenant, webhook.name(), webhook.secret().reveal());
                row.disabledBecause = webhook.disabledBecause().orElse(null);
                yield row;
            }
        };
    }

    private Channel channel(ChannelRow row) {
        return switch (row.kind) {
            case ChannelRow.WEBHOOK ->
                new Channel.Webhook(
                        row.name,
                        URI.create(row.url),
                        SigningSecret.parse(cipher.decrypt(row.tenantId, row.name, row.secret)),
                        Optional.ofNullable(row.disabledBecause));
            default -> throw new IllegalStateException("A channel cannot be a " + row.kind);
        };
    }
}
