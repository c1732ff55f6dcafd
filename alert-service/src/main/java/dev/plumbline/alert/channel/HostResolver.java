package dev.plumbline.alert.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host. */
interface HostResolver {
    /** At least one address. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the operating system does. */
    @ApplicationScoped
    class SystemResolver implements HostResolver {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }
    }
}
