package dev.plumbline.alert.notify;

/**
 * A delivery that one worker has claimed for a while.
 *
 * @param attempt which attempt this is, from 1
 */
public record DueDelivery(String tenant, long id, String channel, int attempt, Notification notification) {}
