package dev.plumbline.kit.security;

import dev.plumbline.contract.Tenant;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes this request. Set from the credential, never from anything the request says. */
@RequestScoped
public class Caller {
    private Tenant tenant;
    private String keyId;

    /** The tenant that the credential belongs to. */
    public Tenant tenant() {
        return Optional.ofNullable(tenant)
                .orElseThrow(() -> new IllegalStateException("This address asks for no credential"));
    }

    /** The id of the API key used. */
    public String keyId() {
        return keyId;
    }

    public void is(Tenant caller, String key) {
        this.tenant = caller;
        this.keyId = key;
    }
}
