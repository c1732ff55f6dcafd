package dev.plumbline.ingestion.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Damages valid requests: in their bytes, in their JSON, in their headers and in their address. */
final class Mutations {
    /** What programs stumble over. */
    private static final List<String> STUMBLING_BLOCKS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "0.1e-400",
            "1e999999999",
            "99999999999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e😀\"",
            "[".repeat(100),
            "{\"a\":".repeat(70),
            "\"" + "x".repeat(3_000) + "\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:60+23:59\"",
            "\"; drop table tenant; --\"",
            "\"../../etc/passwd\"",
            "\n",
            "\u0000");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "application/x-ndjson",
            "application/cloudevents+json; charset=latin1",
            "application/json; charset=\"",
            "text/plain",
            "multipart/form-data; boundary=x",
            "*/*",
            "/",
            ";");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** The request with one to four defects. */
    Sample damage(Sample sample) {
        var damaged = sample;
        for (var count = 1 + random.nextInt(4); count > 0; count--) {
            damaged = switch (random.nextInt(10)) {
                case 0 -> header(damaged);
                case 1 -> address(damaged);
                case 2, 3, 4 -> damaged.withBody(bytes(damaged.body()));
                default -> damaged.withBody(json(damaged.body()));
            };
        }
        return damaged;
    }

    private byte[] bytes(byte[] body) {
        if (body.length == 0) {
            return random(20);
        }
        var from = random.nextInt(body.length);
        var to = from + random.nextInt(body.length - from + 1);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(body, from);
            case 1 -> joined(Arrays.copyOf(body, from), Arrays.copyOfRange(body, to, body.length));
            case 2 -> Arrays.copyOf(body, from);
            case 3 -> joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, from, body.length));
            case 4 -> joined(Arrays.copyOf(body, from), random(8), Arrays.copyOfRange(body, from, body.length));
            default -> joined(body, body);
        };
    }

    /** Puts a stumbling block in the place of a value, or of whatever stands after a colon or a comma. */
    private byte[] json(byte[] body) {
        var text = new String(body, UTF_8);
        var starts = text.chars().filter(it -> it == ':' || it == ',').count();
        if (starts == 0) {
            return one(STUMBLING_BLOCKS).getBytes(UTF_8);
        }
        var start = 0;
        for (var skip = random.nextInt((int) starts) + 1; skip > 0; skip--) {
            start = nextStart(text, start) + 1;
        }
        var end = start;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return (text.substring(0, start) + one(STUMBLING_BLOCKS) + text.substring(end)).getBytes(UTF_8);
    }

    private static int nextStart(String text, int from) {
        var index = from;
        while (text.charAt(index) != ':' && text.charAt(index) != ',') {
            index++;
        }
        return index;
    }

    private Sample header(Sample sample) {
        var headers = new TreeMap<>(sample.headers());
        switch (random.nextInt(headers.isEmpty() ? 4 : 6)) {
            case 0 -> headers.put("Content-Type", one(CONTENT_TYPES));
            case 1 -> headers.put("Content-Encoding", one(List.of("gzip", "br", "identity", "x-gzip", "")));
            case 2 -> headers.put("Accept", one(List.of("text/html", "application/xml", "*/*;q=0", "x")));
            case 3 -> headers.put("ce-" + one(List.of("id", "time", "type", "x", "data", "a_b")), junk());
            case 4 -> headers.remove(one(List.copyOf(headers.keySet())));
            default -> headers.put(one(List.copyOf(headers.keySet())), junk());
        }
        return sample.withHeaders(headers);
    }

    private String junk() {
        return one(List.of("", "%", "%FF%FE", "%00", "\"", "a".repeat(2_000), "0", "-1", "2026-02-30T00:00:00Z", "\\"));
    }

    private Sample address(Sample sample) {
        return switch (random.nextInt(4)) {
            case 0 ->
                sample.withPath(
                        sample.path() + one(List.of("?limit=x", "?cursor=%FF", "?limit=-1", "?x", "?dry-run=2")));
            case 1 -> sample.withPath(sample.path() + one(List.of("/", "//", "/%00", "/..%2f", "/x")));
            case 2 -> sample.withPath(sample.path() + "%F0%9F%98%80");
            default ->
                // Half an escape is no address, and no client would send it.
                sample.withPath(sample.path()
                        .substring(0, 1 + random.nextInt(sample.path().length()))
                        .replaceAll("%.?$", ""));
        };
    }

    private byte[] flipped(byte[] body, int index) {
        var flipped = body.clone();
        flipped[index] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] random(int most) {
        var bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
