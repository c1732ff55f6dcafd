package dev.plumbline.alert.notify;

import java.util.List;
import java.util.Optional;

/** Keeps the channels. Every call joins the caller's transaction. */
public interface ChannelStore {
    /** By name. */
    List<Channel> list(String tenant);

    Optional<Channel> find(String tenant, String name);

    /** Makes these the tenant's channels, and there are no others. */
    void replace(String tenant, List<Channel> channels);

    /** Sends nothing more to a channel until it is saved anew. */
    void disable(String tenant, String name, String because);
}
