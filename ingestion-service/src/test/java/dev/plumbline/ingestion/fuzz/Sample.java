package dev.plumbline.ingestion.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A request that is good as it stands.
 *
 * @param signature the headers that sign a body, made after it was damaged: what a help desk sends is genuine, however odd
 */
record Sample(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        Function<byte[], Map<String, String>> signature) {

    static Sample of(String method, String path, Map<String, String> headers, byte[] body) {
        return new Sample(method, path, new TreeMap<>(headers), body, ignored -> Map.of());
    }

    Sample withBody(byte[] other) {
        return new Sample(method, path, headers, other, signature);
    }

    Sample withHeaders(Map<String, String> others) {
        return new Sample(method, path, others, body, signature);
    }

    Sample withPath(String other) {
        return new Sample(method, other, headers, body, signature);
    }

    /** All headers, the signature's as well. */
    Map<String, String> signedHeaders() {
        var all = new TreeMap<>(headers);
        all.putAll(signature.apply(body));
        return all;
    }

    @Override
    public String toString() {
        return method + " " + path + " " + headers + " of " + body.length + " bytes: "
                + new String(body, 0, Math.min(500, body.length), java.nio.charset.StandardCharsets.UTF_8);
    }
}
