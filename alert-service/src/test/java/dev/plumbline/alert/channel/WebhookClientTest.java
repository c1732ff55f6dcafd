package dev.plumbline.alert.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.plumbline.alert.notify.AddressPolicy;
import dev.plumbline.alert.notify.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The client that posts to addresses somebody typed in")
class WebhookClientTest {
    private static final String HOST = "hooks.example.test";
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new ArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void looks_a_host_up_once_and_connects_to_that_address_under_the_hosts_name() throws UnknownHostException {
        answer("/hook", 200, "ok");

        var response = client(true, loopback()).post(url("http", "/hook?a=b%20c"), HEADERS, BODY);

        assertThat(response).isEqualTo(new Response.Answered(200, "ok", java.util.Optional.empty()));
        assertThat(received).containsExactly("POST /hook?a=b%20c " + HOST + ":" + port() + " {}");
        assertThat(asked).containsExactly(HOST);
    }

    @Test
    void does_not_connect_to_a_private_address() throws UnknownHostException {
        answer("/hook", 200, "ok");

        var response = client(false, loopback()).post(url("http", "/hook"), HEADERS, BODY);

        assertThat(response).isEqualTo(new Response.Refused("127.0.0.1 is no public address (loopback)"));
        assertThat(received).isEmpty();
    }

    @Test
    void refuses_a_host_of_which_one_address_is_private() throws UnknownHostException {
        var client = client(false, InetAddress.getByName("1.1.1.1"), InetAddress.getByName("169.254.169.254"));

        assertThat(client.post(url("http", "/hook"), HEADERS, BODY))
                .isEqualTo(new Response.Refused("169.254.169.254 is no public address (link-local)"));
    }

    @Test
    void checks_an_address_that_is_written_instead_of_a_name() throws UnknownHostException {
        var client = client(false, new HostResolver.SystemResolver());

        for (var host : List.of("127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]")) {
            assertThat(client.post(URI.create("http://" + host + ":" + port() + "/hook"), HEADERS, BODY))
                    .as(host)
                    .isInstanceOf(Response.Refused.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void follows_no_redirect() throws UnknownHostException {
        answer("/inside", 200, "the inside");
        server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://localhost:" + port() + "/inside");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });

        var response = client(true, loopback()).post(url("http", "/hook"), HEADERS, BODY);

        assertThat(response).isEqualTo(new Response.Answered(307, "", java.util.Optional.empty()));
        assertThat(received).isEmpty();
    }

    @Test
    void waits_no_longer_than_it_may_also_for_a_body_that_never_ends() throws UnknownHostException {
        server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            try {
                Thread.currentThread().join(Duration.ofSeconds(5));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var started = System.nanoTime();

        var response = client(true, loopback()).post(url("http", "/hook"), HEADERS, BODY);

        assertThat(response).isEqualTo(new Response.Unreachable("none within 2 s"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void keeps_the_beginning_of_a_long_answer() throws UnknownHostException {
        answer("/hook", 500, "x".repeat(1_000_000));

        var response = client(true, loopback()).post(url("http", "/hook"), HEADERS, BODY);

        assertThat(response).isEqualTo(new Response.Answered(500, "x".repeat(2000), java.util.Optional.empty()));
    }

    @Test
    void says_when_nobody_listens_or_the_host_is_unknown() throws UnknownHostException {
        var url = url("http", "/hook");
        server.stop(0);

        assertThat(client(true, loopback()).post(url, HEADERS, BODY)).isInstanceOf(Response.Unreachable.class);
        HostResolver nothing = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(client(true, nothing).post(url, HEADERS, BODY))
                .isEqualTo(new Response.Unreachable("the host " + HOST + " has no address"));
    }

    @Test
    void names_the_host_in_tls_and_holds_the_certificate_to_it(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        var store = keyStore(folder);
        var https = httpsServer(store);
        var serverNames = new CopyOnWriteArrayList<String>();
        https.createContext("/hook", exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            session.getRequestedServerNames().forEach(name -> serverNames.add(name.toString()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
        var options = WebhookClient.connections()
                .setTrustOptions(new PfxOptions().setPath(store.toString()).setPassword("changeit"));
        var client = client(true, host -> List.of(loopback()), options);
        var port = https.getAddress().getPort();

        try {
            assertThat(client.post(URI.create("https://" + HOST + ":" + port + "/hook"), HEADERS, BODY))
                    .isEqualTo(new Response.Answered(204, "", java.util.Optional.empty()));
            assertThat(serverNames).singleElement().asString().contains(HOST);
            assertThat(client.post(URI.create("https://other.example.test:" + port + "/hook"), HEADERS, BODY))
                    .isInstanceOf(Response.Unreachable.class);
        } finally {
            https.stop(0);
        }
    }

    private WebhookClient client(boolean allowPrivate, InetAddress... addresses) {
        return client(allowPrivate, host -> {
            asked.add(host);
            return List.of(addresses);
        });
    }

    private WebhookClient client(boolean allowPrivate, HostResolver resolver) {
        return client(allowPrivate, resolver, WebhookClient.connections());
    }

    private WebhookClient client(boolean allowPrivate, HostResolver resolver, HttpClientOptions options) {
        return new WebhookClient(
                vertx.createHttpClient(options),
                resolver,
                new AddressPolicy(allowPrivate),
                Duration.ofSeconds(2),
                InstantSource.system());
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI url(String scheme, String path) {
        return URI.create(scheme + "://" + HOST + ":" + port() + path);
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByName("127.0.0.1");
    }

    /** A certificate for the host, signed by itself. */
    private static Path keyStore(Path folder) throws IOException, InterruptedException {
        var store = folder.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=dns:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return withTrust(store);
    }

    /** The same store with the certificate as trusted, too: a key alone is trusted by nobody. */
    private static Path withTrust(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, "changeit".toCharArray());
            store.setCertificateEntry("trusted", store.getCertificate("server"));
            try (var out = Files.newOutputStream(path)) {
                store.store(out, "changeit".toCharArray());
            }
            return path;
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    private static HttpsServer httpsServer(Path path) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(path.toFile(), "changeit".toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(loopback(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }
}
