package dev.plumbline.metrics.review;

import dev.plumbline.contract.Tenant;

/** Brings reviews to people. */
public interface Postbox {
    /** Has the review been taken for its recipient when it returns; the same review goes out under the same id. */
    void deliver(Tenant tenant, Review review, String recipient) throws NotTaken;

    /** It was not taken, and can be tried again. */
    final class NotTaken extends Exception {
        public NotTaken(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
