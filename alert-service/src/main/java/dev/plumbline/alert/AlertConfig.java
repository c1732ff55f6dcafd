package dev.plumbline.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator decides about alerts. */
@ConfigMapping(prefix = "plumbline.alert")
public interface AlertConfig {
    /** Whether messages may go to addresses that are not public; on when everything runs on one machine. */
    @WithDefault("${plumbline.embedded:false}")
    boolean allowPrivateAddresses();

    /** Whether a webhook's address may be plain http; on when everything runs on one machine. */
    @WithDefault("${plumbline.embedded:false}")
    boolean allowHttp();

    /** How long a receiver may take to answer, all in all. */
    @WithDefault("10s")
    Duration deliveryTimeout();
}
