package dev.plumbline.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What all services are told the same. */
@ConfigMapping(prefix = "plumbline")
public interface KitConfig {
    /** Secret that keys the hashes of API keys; the same for all services of an installation. */
    String keyPepper();

    /** Whether the suite runs whole on one machine for one person: tenant {@code demo}, built-in login. */
    @WithDefault("false")
    boolean embedded();

    /**
     * The lasting name of this replica in its Kafka consumer group. With one, a replica that was killed goes on at once
     * where it stood; without, its partitions wait for the session to time out. No two replicas may share it.
     */
    Optional<String> groupMember();

    /** How often at most each service tells that an API key is in use: as exact is the key's "last used". */
    @WithDefault("5m")
    Duration keyUseInterval();
}
