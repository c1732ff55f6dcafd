package dev.plumbline.alert.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses our messages may go to: public ones. What a tenant types into a channel must not reach the machines
 * beside ours, nor a cloud's metadata. An operator who runs all of it on one machine may allow private addresses.
 */
public record AddressPolicy(boolean allowPrivate) {

    private static final List<Network> NOT_PUBLIC_IPV4 = List.of(
            Network.of("this network", 8, 0, 0, 0, 0),
            Network.of("private", 8, 10, 0, 0, 0),
            Network.of("carrier-grade NAT", 10, 100, 64, 0, 0),
            Network.of("loopback", 8, 127, 0, 0, 0),
            Network.of("link-local", 16, 169, 254, 0, 0),
            Network.of("private", 12, 172, 16, 0, 0),
            Network.of("protocol assignment", 24, 192, 0, 0, 0),
            Network.of("documentation", 24, 192, 0, 2, 0),
            Network.of("6to4 relay", 24, 192, 88, 99, 0),
            Network.of("private", 16, 192, 168, 0, 0),
            Network.of("benchmark", 15, 198, 18, 0, 0),
            Network.of("documentation", 24, 198, 51, 100, 0),
            Network.of("documentation", 24, 203, 0, 113, 0),
            Network.of("multicast", 4, 224, 0, 0, 0),
            Network.of("reserved", 4, 240, 0, 0, 0));

    /** All the unicast that is given out; loopback, unique-local, link-local, multicast, mapped and NAT64 lie outside. */
    private static final Network PUBLIC_IPV6 = Network.of("public", 3, 0x20);

    private static final List<Network> NOT_PUBLIC_IPV6 = List.of(
            Network.of("protocol assignment", 23, 0x20, 0x01, 0x00, 0x00),
            Network.of("documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
            Network.of("6to4", 16, 0x20, 0x02),
            Network.of("documentation", 20, 0x3f, 0xff, 0x00));

    /** Why nothing may be sent to an address; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        return allowPrivate
                ? Optional.empty()
                : kind(address).map(kind -> address.getHostAddress() + " is no public address (" + kind + ")");
    }

    private static Optional<String> kind(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return first(NOT_PUBLIC_IPV4, bytes);
        }
        return PUBLIC_IPV6.contains(bytes) ? first(NOT_PUBLIC_IPV6, bytes) : Optional.of("not global unicast");
    }

    private static Optional<String> first(List<Network> networks, byte[] address) {
        return networks.stream()
                .filter(network -> network.contains(address))
                .map(Network::kind)
                .findFirst();
    }

    /** The addresses that share the first {@code bits} with {@code prefix}. */
    private record Network(String kind, int bits, int... prefix) {
        static Network of(String kind, int bits, int... prefix) {
            return new Network(kind, bits, prefix);
        }

        boolean contains(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
