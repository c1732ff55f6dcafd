package dev.plumbline.alert.notify;

import java.time.Instant;

/** What an attempt makes of a delivery. */
public sealed interface Outcome {
    /** The receiver's answer, or what stood in its way. */
    String answer();

    /** The receiver has it. */
    record Delivered(String answer) implements Outcome {}

    /** Not this time. */
    record TryAgain(String answer, Instant at) implements Outcome {}

    /** Never. */
    record GivenUp(String answer) implements Outcome {}

    /** Never, and nothing else through this channel either. */
    record ChannelGone(String answer) implements Outcome {}
}
