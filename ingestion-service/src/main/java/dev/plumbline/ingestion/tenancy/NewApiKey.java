package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API key that somebody wants, not yet known to be possible.
 *
 * @param name for people
 * @param scopes in lower case
 * @param expiresAt RFC 3339; empty for never
 */
public record NewApiKey(Optional<String> name, List<String> scopes, Optional<String> expiresAt) {
    private static final List<String> KNOWN =
            Arrays.stream(Scope.values()).map(NewApiKey::word).toList();

    /** What is wrong, by field; empty: it can be made. */
    public List<Violation> violations(Instant now) {
        var violations = new ArrayList<Violation>();
        if (name.filter(TenantSettings::isName).isEmpty()) {
            violations.add(new Violation("/name", "must have 1 to 200 printable characters"));
        }
        if (scopes.isEmpty()) {
            violations.add(new Violation("/scopes", "must name at least one of " + String.join(", ", KNOWN)));
        }
        for (var index = 0; index < scopes.size(); index++) {
            if (scopes.get(index) == null || !KNOWN.contains(scopes.get(index))) {
                violations.add(new Violation("/scopes/" + index, "must be one of " + String.join(", ", KNOWN)));
            }
        }
        expiresAt.ifPresent(text -> FutureTime.check(text, "/expiresAt", now, violations));
        return violations;
    }

    /** The key, if nothing is wrong. */
    ApiKey key(String id, ApiKey.Secret secret, Instant now) {
        return new ApiKey(
                id,
                name.orElseThrow().strip(),
                granted(),
                now,
                expiresAt.map(Rfc3339::parse),
                secret,
                Optional.empty(),
                Optional.empty());
    }

    private Set<Scope> granted() {
        return Arrays.stream(Scope.values())
                .filter(scope -> scopes.contains(word(scope)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
