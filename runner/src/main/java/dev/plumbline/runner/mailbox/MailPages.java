package dev.plumbline.runner.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The mailbox in a browser. Mails are strangers' HTML: they are shown in a frame that may run nothing and fetch nothing. */
final class MailPages implements AutoCloseable {
    private static final String OUR_PAGES =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String THEIR_PAGES =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                    + "style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";
    /** Another name for this machine means a stranger's page that reads the mailbox through its own. */
    private static final Pattern OUR_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");

    private final HttpServer server;
    private final ExecutorService executor;
    private final MailStore store;

    private MailPages(HttpServer server, ExecutorService executor, MailStore store) {
        this.server = server;
        this.executor = executor;
        this.store = store;
    }

    static MailPages start(int port, MailStore store) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var executor = Executors.newVirtualThreadPerTaskExecutor();
            var pages = new MailPages(server, executor, store);
            server.setExecutor(executor);
            server.createContext("/", pages::answer);
            server.start();
            return pages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** An answer to one request. */
    private record Answer(int status, String type, String policy, byte[] body) {
        static Answer page(String html) {
            return new Answer(200, "text/html; charset=utf-8", OUR_PAGES, html.getBytes(StandardCharsets.UTF_8));
        }

        static Answer plain(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", OUR_PAGES, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            boolean silent = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), silent ? -1 : answer.body().length);
            if (!silent) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answerTo(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !OUR_HOST.matcher(host).matches()) {
            return Answer.plain(421, "The mailbox answers to localhost only.\n");
        }
        if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            return Answer.plain(405, "The mailbox can only be read.\n");
        }
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        return switch (path[0]) {
            case "" -> Answer.page(MailHtml.list(store.newest(100), store.size()));
            case "newest" -> Answer.plain(200, store.ids().stream().findFirst().orElse(""));
            case "mailbox.css" -> resource("mailbox.css", "text/css; charset=utf-8");
            case "mailbox.js" -> resource("mailbox.js", "text/javascript; charset=utf-8");
            case "mail" -> mail(path).orElseGet(() -> Answer.plain(404, "There is no such mail; it may be too old.\n"));
            default -> Answer.plain(404, "There is no such page; the mailbox is at /.\n");
        };
    }

    private Optional<Answer> mail(String[] path) {
        String id = path.length > 1 ? path[1] : "";
        return switch (path.length > 2 ? path[2] : "") {
            case "" -> store.find(id).map(mail -> Answer.page(MailHtml.mail(mail)));
            case "html" ->
                store.find(id)
                        .flatMap(Mail::html)
                        .map(html -> new Answer(
                                200,
                                "text/html; charset=utf-8",
                                THEIR_PAGES,
                                MailHtml.openingLinksOutside(html).getBytes(StandardCharsets.UTF_8)));
            case "source" -> store.raw(id).map(raw -> new Answer(200, "text/plain; charset=utf-8", OUR_PAGES, raw));
            default -> Optional.empty();
        };
    }

    private static Answer resource(String name, String type) throws IOException {
        try (var stream = MailPages.class.getResourceAsStream(name)) {
            return new Answer(200, type, OUR_PAGES, stream.readAllBytes());
        }
    }
}
