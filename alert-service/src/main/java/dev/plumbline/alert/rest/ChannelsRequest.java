package dev.plumbline.alert.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All channels that there shall be. */
@RegisterForReflection
record ChannelsRequest(List<Entry> channels) {

    @RegisterForReflection
    @Schema(name = "ChannelRequest")
    record Entry(
            @Schema(required = true, description = "1 to 100 characters, unique", examples = "ops-hook")
            String name,

            @Schema(required = true, enumeration = "webhook")
            String kind,

            @Schema(required = true, examples = "https://hooks.example.com/plumbline")
            String url,

            @Schema(
                    description =
                            "Signs the messages (Standard Webhooks). Left out: the channel keeps the one it has; a new"
                                    + " channel gets a generated one, which the answer shows this once",
                    examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            String secret) {

        /** Without the secret: it must not get into a log. */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }
}
