package dev.plumbline.alert.channel;

import dev.plumbline.alert.AlertConfig;
import dev.plumbline.alert.notify.AddressPolicy;
import dev.plumbline.alert.notify.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Posts to an address that somebody typed in. Every address of the host is checked, and the connection goes to a checked
 * one: the name is not looked up again in between, where its owner could answer otherwise. No redirect is followed.
 */
@ApplicationScoped
class WebhookClient {
    private static final Logger LOG = Logger.getLogger(WebhookClient.class);
    private static final int MOST_OF_AN_ANSWER = 2_000;

    private final HttpClient client;
    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final Duration timeout;
    private final InstantSource clock;

    @Inject
    WebhookClient(Vertx vertx, HostResolver resolver, AlertConfig config, InstantSource clock) {
        this(
                vertx.createHttpClient(connections()),
                resolver,
                new AddressPolicy(config.allowPrivateAddresses()),
                config.deliveryTimeout(),
                clock);
    }

    WebhookClient(
            HttpClient client, HostResolver resolver, AddressPolicy policy, Duration timeout, InstantSource clock) {
        this.client = client;
        this.resolver = resolver;
        this.policy = policy;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** A connection is used once: the next message's address is checked anew. */
    static HttpClientOptions connections() {
        return new HttpClientOptions().setKeepAlive(false).setForceSni(true);
    }

    /** Posts and waits for the answer, not longer than the configured time. */
    Response post(URI url, Map<String, String> headers, byte[] body) {
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(url.getHost().replaceAll("[\\[\\]]", ""));
        } catch (UnknownHostException unknown) {
            return new Response.Unreachable("the host " + url.getHost() + " has no address");
        }
        for (var address : addresses) {
            var refusal = policy.refusal(address);
            if (refusal.isPresent()) {
                return new Response.Refused(refusal.get());
            }
        }
        return await(url, options(url, addresses.getFirst(), headers), body);
    }

    private static RequestOptions options(URI url, InetAddress address, Map<String, String> headers) {
        var isTls = url.getScheme().equalsIgnoreCase("https");
        var port = url.getPort() >= 0 ? url.getPort() : isTls ? 443 : 80;
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                // Host header, SNI and the certificate's name stay those of the URL.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setFollowRedirects(false)
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers));
    }

    private Response await(URI url, RequestOptions options, byte[] body) {
        var sent = new AtomicReference<HttpClientRequest>();
        var answer = client.request(options)
                .compose(request -> {
                    sent.set(request);
                    // What breaks under a request is in its answer; what breaks later concerns nobody.
                    request.connection().exceptionHandler(failure -> LOG.debugf(failure, "%s", url.getHost()));
                    return request.send(Buffer.buffer(body));
                })
                .compose(this::read)
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            var request = sent.get();
            if (request != null) {
                request.reset();
            }
            return new Response.Unreachable("none within " + timeout.toSeconds() + " s");
        } catch (ExecutionException failure) {
            return new Response.Unreachable(reason(failure.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending to " + url.getHost(), stopped);
        }
    }

    /** Reads the beginning of the body: an endless one must not fill the memory. */
    private Future<Response> read(HttpClientResponse response) {
        var done = Promise.<Response>promise();
        var body = Buffer.buffer();
        response.handler(chunk -> {
            body.appendBuffer(chunk, 0, Math.min(chunk.length(), MOST_OF_AN_ANSWER - body.length()));
            if (body.length() == MOST_OF_AN_ANSWER && done.tryComplete(answered(response, body))) {
                response.request().reset();
            }
        });
        response.endHandler(end -> done.tryComplete(answered(response, body)));
        response.exceptionHandler(done::tryFail);
        return done.future();
    }

    private Response answered(HttpClientResponse response, Buffer body) {
        // PostgreSQL keeps no U+0000.
        var text = body.toString().replace("\u0000", "�");
        return new Response.Answered(
                response.statusCode(), text, RetryAfter.of(response.getHeader("Retry-After"), clock.instant()));
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
