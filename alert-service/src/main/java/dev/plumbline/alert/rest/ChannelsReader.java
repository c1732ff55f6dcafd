package dev.plumbline.alert.rest;

import dev.plumbline.alert.AlertConfig;
import dev.plumbline.alert.notify.AddressPolicy;
import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.SigningSecret;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the channels of a request, or says everything that is wrong with them. */
@ApplicationScoped
class ChannelsReader {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2_000;

    private final AlertConfig config;
    private final SecureRandom random = new SecureRandom();

    ChannelsReader(AlertConfig config) {
        this.config = config;
    }

    /**
     * The channels that a request asks for; all of them enabled.
     *
     * @param known the channels there are, by name: one that is named again keeps its secret unless given another
     */
    List<Channel> read(ChannelsRequest request, Map<String, Channel> known) {
        if (request == null || request.channels() == null) {
            throw Problem.badField("/channels", "is required: a list of channels, which may be empty");
        }
        if (request.channels().size() > MOST) {
            throw Problem.badField("/channels", "must hold at most " + MOST + " channels");
        }
        var violations = new ArrayList<Violation>();
        var names = new HashSet<String>();
        var channels = new ArrayList<Channel>();
        for (var index = 0; index < request.channels().size(); index++) {
            var entry = request.channels().get(index);
            var pointer = "/channels/" + index;
            if (entry == null) {
                violations.add(new Violation(pointer, "must be an object"));
                continue;
            }
            checkName(entry.name(), names, pointer + "/name", violations);
            if (!"webhook".equals(entry.kind())) {
                violations.add(new Violation(pointer + "/kind", "must be webhook"));
            }
            var url = url(entry.url(), pointer + "/url", violations);
            var secret = secret(entry, known, pointer + "/secret", violations);
            if (violations.isEmpty()) {
                channels.add(
                        new Channel.Webhook(entry.name(), url.orElseThrow(), secret.orElseThrow(), Optional.empty()));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The channels cannot be saved as they are.")
                    .with(violations);
        }
        return channels;
    }

    private static void checkName(String name, HashSet<String> names, String pointer, List<Violation> violations) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            violations.add(new Violation(pointer, "must have 1 to " + LONGEST_NAME + " characters"));
        } else if (!names.add(name)) {
            violations.add(new Violation(pointer, "is the name of another channel, too"));
        }
    }

    private Optional<URI> url(String text, String pointer, List<Violation> violations) {
        try {
            if (text == null || text.length() > LONGEST_URL) {
                throw new IllegalArgumentException("must be a URL of at most " + LONGEST_URL + " characters");
            }
            var url = new URI(text);
            check(url);
            return Optional.of(url);
        } catch (URISyntaxException malformed) {
            violations.add(new Violation(pointer, "must be a URL such as https://hooks.example.com/plumbline"));
        } catch (IllegalArgumentException unusable) {
            violations.add(new Violation(pointer, unusable.getMessage()));
        }
        return Optional.empty();
    }

    private void check(URI url) {
        var isHttps = "https".equalsIgnoreCase(url.getScheme());
        if (!isHttps && !(config.allowHttp() && "http".equalsIgnoreCase(url.getScheme()))) {
            throw new IllegalArgumentException(
                    config.allowHttp() ? "must begin with https:// or http://" : "must begin with https://");
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("must name a host, and neither a user nor a fragment");
        }
        literal(url.getHost())
                .flatMap(new AddressPolicy(config.allowPrivateAddresses())::refusal)
                .ifPresent(refusal -> {
                    throw new IllegalArgumentException("must be reachable for everybody: " + refusal);
                });
    }

    /** The address that is written instead of a name. Names are looked up, and checked, when something is sent. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("must name a host", malformed);
        }
    }

    private Optional<SigningSecret> secret(
            ChannelsRequest.Entry entry, Map<String, Channel> known, String pointer, List<Violation> violations) {
        if (entry.secret() == null) {
            return Optional.of(
                    known.get(entry.name()) instanceof Channel.Webhook webhook
                            ? webhook.secret()
                            : SigningSecret.generate(random));
        }
        try {
            return Optional.of(SigningSecret.parse(entry.secret()));
        } catch (IllegalArgumentException unusable) {
            violations.add(new Violation(pointer, unusable.getMessage()));
            return Optional.empty();
        }
    }
}
