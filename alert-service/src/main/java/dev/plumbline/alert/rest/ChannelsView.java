package dev.plumbline.alert.rest;

import dev.plumbline.alert.notify.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The channels as they are read. */
@RegisterForReflection
@Schema(name = "Channels")
record ChannelsView(List<Entry> channels) {

    @RegisterForReflection
    @Schema(name = "Channel")
    record Entry(
            @Schema(examples = "ops-hook") String name,
            @Schema(examples = "webhook") String kind,

            @Schema(examples = "https://hooks.example.com/plumbline")
            String url,

            boolean enabled,

            @Schema(description = "Why nothing is sent to it any more")
            Optional<String> disabledBecause,

            @Schema(description = "Shown once, in answer to the request that had it generated")
            Optional<String> secret) {

        static Entry of(Channel channel, boolean showSecret) {
            return switch (channel) {
                case Channel.Webhook webhook ->
                    new Entry(
                            webhook.name(),
                            "webhook",
                            webhook.url().toString(),
                            webhook.isEnabled(),
                            webhook.disabledBecause(),
                            showSecret ? Optional.of(webhook.secret().reveal()) : Optional.empty());
            };
        }

        /** Without the secret: it must not get into a log. */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }
}
