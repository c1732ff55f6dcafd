package dev.plumbline.metrics.kpi;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many values lie about where: logarithmic buckets, each 2^(1/32) times as wide as the one before, so that the middle
 * of a bucket is at most 1.1 % off from any value in it. Histograms add up, which percentiles do not. Values are not
 * negative.
 */
public final class Histogram {
    private static final int BUCKETS_TO_DOUBLE = 32;
    /** Down to a microsecond and up to a thousand years, in seconds. */
    private static final int LEAST_EXPONENT = -20;

    private static final int BUCKETS = 55 * BUCKETS_TO_DOUBLE;
    private static final int ENTRY = Short.BYTES + Integer.BYTES;

    private final long[] counts = new long[BUCKETS + 1];
    private long count;

    public void add(double[] values) {
        for (var value : values) {
            add(bucket(value), 1);
        }
    }

    /** Bucket 0 is for nothing at all, which has no logarithm. */
    private static int bucket(double value) {
        if (value <= 0) {
            return 0;
        }
        var place = Math.floor(Math.log(value) / Math.log(2) * BUCKETS_TO_DOUBLE) - LEAST_EXPONENT * BUCKETS_TO_DOUBLE;
        return (int) Math.clamp(place, 0, BUCKETS - 1) + 1;
    }

    private static double middle(int bucket) {
        return bucket == 0 ? 0 : Math.pow(2, LEAST_EXPONENT + (bucket - 1 + 0.5) / BUCKETS_TO_DOUBLE);
    }

    private void add(int bucket, long more) {
        counts[bucket] += more;
        count += more;
    }

    /** Adds a histogram that was {@linkplain #encoded written}. */
    public void add(byte[] encoded) {
        var entries = ByteBuffer.wrap(encoded);
        while (entries.hasRemaining()) {
            add(entries.getShort(), entries.getInt());
        }
    }

    public long count() {
        return count;
    }

    /**
     * The nearest-rank percentile, off by 1.1 % at most.
     *
     * @param rank in 0..1
     */
    public double percentile(double rank) {
        var wanted = (long) Math.ceil(rank * count);
        var seen = 0L;
        for (var bucket = 0; bucket <= BUCKETS; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) {
                return middle(bucket);
            }
        }
        throw new IllegalStateException("Nothing has no percentile");
    }

    /**
     * Writes the histogram of values: the buckets that hold something, with their counts.
     *
     * @param sorted the values in their order
     */
    public static byte[] encoded(double[] sorted) {
        var entries = ByteBuffer.allocate(Math.min(sorted.length, BUCKETS + 1) * ENTRY);
        for (var index = 0; index < sorted.length; ) {
            var bucket = bucket(sorted[index]);
            var first = index;
            while (index < sorted.length && bucket(sorted[index]) == bucket) {
                index++;
            }
            entries.putShort((short) bucket).putInt(index - first);
        }
        return Arrays.copyOf(entries.array(), entries.position());
    }
}
