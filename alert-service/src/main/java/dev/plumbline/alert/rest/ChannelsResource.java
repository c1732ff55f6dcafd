package dev.plumbline.alert.rest;

import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.ChannelStore;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels")
@Blocking
public class ChannelsResource {
    private final TenantTransaction transactions;
    private final ChannelStore channels;
    private final ChannelsReader reader;
    private final Caller caller;

    ChannelsResource(TenantTransaction transactions, ChannelStore channels, ChannelsReader reader, Caller caller) {
        this.transactions = transactions;
        this.channels = channels;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @ReadScope
    @Operation(summary = "Where alerts are told, without the secrets")
    public ChannelsView list() {
        var tenant = caller.tenant().id();
        return transactions.in(
                tenant,
                connection -> new ChannelsView(channels.list(tenant).stream()
                        .map(channel -> ChannelsView.Entry.of(channel, false))
                        .toList()));
    }

    @PUT
    @AdminScope
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes these the channels, and there are no others",
            description = "Saving a channel that was disabled enables it again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "One webhook",
                                            value = "{\"channels\": [{\"name\": \"ops-hook\", \"kind\": \"webhook\","
                                                    + " \"url\": \"https://hooks.example.com/plumbline\"}]}")))
    @APIResponse(responseCode = "200", description = "The channels, with the secrets that were generated just now")
    @APIResponse(responseCode = "400", description = "What cannot be saved, each with a JSON pointer")
    public ChannelsView replace(ChannelsRequest request) {
        var tenant = caller.tenant().id();
        return transactions.in(tenant, connection -> {
            var known = channels.list(tenant).stream().collect(Collectors.toMap(Channel::name, Function.identity()));
            var wanted = reader.read(request, known);
            channels.replace(tenant, wanted);
            var generated = generated(request, known.keySet());
            return new ChannelsView(wanted.stream()
                    .map(channel -> ChannelsView.Entry.of(channel, generated.contains(channel.name())))
                    .toList());
        });
    }

    private static Set<String> generated(ChannelsRequest request, Set<String> known) {
        var names = new HashSet<String>();
        for (var entry : request.channels()) {
            if (entry.secret() == null && !known.contains(entry.name())) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
