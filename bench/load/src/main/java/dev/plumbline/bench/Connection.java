package dev.plumbline.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** One HTTP/1.1 connection that is kept open and has one request under way at most. Reads just as much HTTP as our services answer. */
final class Connection implements AutoCloseable {
    private static final int ACCEPTED = 202;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final RequestTemplate template;
    private final byte[] request;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private long dueAt;

    Connection(InetSocketAddress address, Selector selector, RequestTemplate template) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        this.template = template;
        request = template.bytes().clone();
        out = ByteBuffer.wrap(request);
    }

    /** Sends the next request; its latency counts from {@code dueAt}, when it should have left. */
    void send(long firstId, long dueAt) throws IOException {
        this.dueAt = dueAt;
        template.number(request, firstId);
        out.rewind();
        write();
    }

    long dueAt() {
        return dueAt;
    }

    /** Goes on with what the socket is ready for; true when the answer is complete. */
    boolean proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        return key.isReadable() && read();
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the service closed the connection");
        }
        var text = new String(in.array(), 0, in.position(), US_ASCII);
        var bodyStart = text.indexOf("\r\n\r\n") + 4;
        if (bodyStart < 4 || in.position() < bodyStart + contentLength(text.substring(0, bodyStart))) {
            return false;
        }
        if (Integer.parseInt(text.substring(9, 12)) != ACCEPTED
                || !text.startsWith(template.expectedBody(), bodyStart)) {
            throw new IOException("unexpected answer: " + text);
        }
        in.clear();
        return true;
    }

    private static int contentLength(String head) {
        var name = "\r\ncontent-length: ";
        var start = head.toLowerCase(Locale.ROOT).indexOf(name);
        return start < 0
                ? 0
                : Integer.parseInt(head.substring(start + name.length(), head.indexOf('\r', start + name.length())));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
