package dev.plumbline.metrics.db;

import java.nio.ByteBuffer;

/** Values as PostgreSQL's {@code float8send} writes them, one behind the other. */
final class SpreadBytes {
    private static final double[] NONE = {};

    private SpreadBytes() {}

    /** The values; none where there are no bytes. */
    static double[] read(byte[] bytes) {
        if (bytes == null) {
            return NONE;
        }
        var values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return values;
    }
}
