package dev.plumbline.ingestion;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;

/** Sends a request over a connection of its own, bit by bit, as no library would. */
public final class SlowSender implements AutoCloseable {
    private final Socket socket;

    private SlowSender(Socket socket) {
        this.socket = socket;
    }

    /** A request to {@code /v1/events} whose body is still to come; of this length, or in chunks when it is negative. */
    public static SlowSender begin(TestTenant tenant, String contentType, int length) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        var framing = length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
        var head = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: %s\r\n%s\r\n\r\n"
                .formatted(tenant.authorization(), contentType, framing);
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        return new SlowSender(socket);
    }

    public void send(String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(UTF_8));
    }

    public void sendChunk(String part) throws IOException {
        send(Integer.toHexString(part.getBytes(UTF_8).length) + "\r\n" + part + "\r\n");
    }

    public void endChunks() throws IOException {
        send("0\r\n\r\n");
    }

    /** Whether an answer has begun to come. */
    public boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The answer, head and body, as far as it came in one piece. */
    public String answer() throws IOException {
        var bytes = new byte[64 * 1024];
        var read = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, read), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
