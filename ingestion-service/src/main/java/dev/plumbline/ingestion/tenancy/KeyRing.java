package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All API keys of a tenant that were not revoked, in the order of their making. A change that must not be is refused. */
public record KeyRing(List<ApiKey> keys) {
    /** Every service keeps all keys in memory, and all of a tenant's are one message. */
    static final int MOST = 200;

    public KeyRing {
        keys = List.copyOf(keys);
    }

    public Optional<ApiKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** What the services are told of these keys. */
    public List<Tenant.Key> published(Instant now) {
        return keys.stream().flatMap(key -> key.published(now).stream()).toList();
    }

    /** These and one more, which takes the place of one that has its id. */
    KeyRing with(ApiKey key) {
        if (find(key.id()).isPresent()) {
            return new KeyRing(
                    keys.stream().map(it -> it.id().equals(key.id()) ? key : it).toList());
        }
        if (keys.size() >= MOST) {
            throw conflict("There are " + MOST + " API keys, which is the most: revoke those that nobody uses.");
        }
        return new KeyRing(Stream.concat(keys.stream(), Stream.of(key)).toList());
    }

    /** With another secret for a key, beside the one it has until then. */
    KeyRing rotated(String id, ApiKey.Secret next, Instant oldValidUntil, Instant now) {
        var key = existing(id);
        if (key.state(now) == ApiKey.State.EXPIRED) {
            throw conflict("This API key has expired; create another in its place.");
        }
        // The programs that use the key may have the one or the other, and we are not told which: a third ends neither.
        key.formerAt(now).ifPresent(former -> {
            throw conflict("This API key was rotated, and the secret before is good until " + former.validUntil()
                    + ": rotate it again after that, or create another key.");
        });
        return with(key.rotated(next, oldValidUntil));
    }

    /** Without a key. The last one that may make others must stay: nobody could ever make one again. */
    KeyRing without(String id, Instant now) {
        existing(id);
        var rest = keys.stream().filter(key -> !key.id().equals(id)).toList();
        if (rest.stream().noneMatch(key -> opensAdmin(key, now)) && opensAdmin(existing(id), now)) {
            throw conflict("This is the last API key with the scope 'admin': without it nobody could make another. "
                    + "Create one first, then revoke this one.");
        }
        return new KeyRing(rest);
    }

    private ApiKey existing(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("There is no API key of this id."));
    }

    private static boolean opensAdmin(ApiKey key, Instant now) {
        return key.scopes().contains(Scope.ADMIN) && key.state(now) != ApiKey.State.EXPIRED;
    }

    private static Problem conflict(String why) {
        return Problem.of(409, "Conflict", why);
    }
}
