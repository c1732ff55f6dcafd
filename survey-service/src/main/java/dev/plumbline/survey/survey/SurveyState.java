package dev.plumbline.survey.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a survey. Every transition returns the next state; one that does not apply returns the state itself,
 * so whatever comes late or twice changes nothing.
 */
public sealed interface SurveyState {
    /** An address that becomes known later than this after the due time comes too late to ask. */
    Duration ADDRESSABLE = Duration.ofHours(24);

    /** How long the mail server is asked to take a survey before it is given up. */
    Duration DELIVERABLE = Duration.ofDays(3);

    /** How long after the first answer it may be changed. */
    Duration EDITABLE = Duration.ofHours(24);

    /** The events of the conversation now say this. */
    default SurveyState learn(Standing standing) {
        return this;
    }

    /** An address of the customer became known. */
    default SurveyState addressed(Instant at) {
        return this;
    }

    /** Not now: it is looked at again then. */
    default SurveyState postpone(Instant until, String reason) {
        return this;
    }

    /** Nobody is asked, as the etiquette has it. */
    default SurveyState skip(Instant at, String reason) {
        return this;
    }

    /** What was asked is not so any more: the conversation was reopened, or the customer came back with the same matter. */
    default SurveyState withdraw(Instant at, String reason) {
        return this;
    }

    /** It is being asked once more, for the last time. */
    default SurveyState reminded() {
        return this;
    }

    /** A worker takes it to send it, and has until {@code leaseEnds}; after that another one may. */
    default SurveyState claim(Addressee addressee, Instant leaseEnds) {
        return this;
    }

    /** The customer has it; {@code remindAt}: when to ask once more. */
    default SurveyState delivered(Instant at, Instant expiresAt, Optional<Instant> remindAt) {
        return this;
    }

    /** The mail server did not take it. */
    default SurveyState failed(Instant at, String reason) {
        return this;
    }

    /** The mail server refuses the address, for good. */
    default SurveyState refused(Instant at, String reason) {
        return this;
    }

    /** The mail server took it, and told later that it did not arrive. */
    default SurveyState bounced(Instant at, String reason) {
        return this;
    }

    /**
     * The customer is erased. What was not sent is not sent; of what was sent nothing can be answered any more. A mail that
     * is leaving at this moment counts as not sent.
     */
    default SurveyState forget(Instant at) {
        return switch (this) {
            case Void it -> it;
            case Skipped it -> it;
            case Due it -> new Void(at);
            case Unaddressed it -> new Void(at);
            case Sending it -> new Void(at);
            case Postponed it -> new Void(at);
            case Undeliverable it -> new Undeliverable(it.dueAt(), Addressee.ERASED, it.since(), "erased");
            case Sent it -> new Expired(Addressee.ERASED, it.at(), at);
            case Answered it ->
                new Answered(
                        Addressee.ERASED,
                        it.sentAt(),
                        new Answer(it.answer().score(), Optional.empty()),
                        it.firstAt(),
                        it.lastAt(),
                        it.answers(),
                        it.suspicion());
            case Expired it -> new Expired(Addressee.ERASED, it.sentAt(), it.since());
            case Withdrawn it -> new Withdrawn(Addressee.ERASED, it.sentAt(), it.since(), it.reason());
            case Bounced it -> new Bounced(Addressee.ERASED, it.sentAt(), it.since(), "erased");
        };
    }

    /** Time went by. */
    default SurveyState expire(Instant at) {
        return this;
    }

    /** The customer answers. */
    default Reply answer(Answer answer, Instant at) {
        return new Reply.Over();
    }

    /** The conversation was reopened before it was sent: nobody is asked, unless it is resolved again. */
    record Void(Instant since) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return planned(standing);
        }
    }

    /** To be sent at a time; {@code waitsFor}: why not earlier. */
    record Due(Instant at, Optional<String> waitsFor) implements SurveyState {
        public Due(Instant at) {
            this(at, Optional.empty());
        }

        /** What waits goes on waiting: that the conversation is resolved is not new. */
        @Override
        public SurveyState learn(Standing standing) {
            var planned = planned(standing);
            return waitsFor.isPresent()
                            && planned instanceof Due due
                            && due.at().isBefore(at)
                    ? this
                    : planned;
        }

        @Override
        public SurveyState postpone(Instant until, String reason) {
            return new Due(until, Optional.of(reason));
        }

        @Override
        public SurveyState skip(Instant since, String reason) {
            return new Skipped(since, reason);
        }

        @Override
        public SurveyState withdraw(Instant since, String reason) {
            return new Skipped(since, reason);
        }

        @Override
        public SurveyState claim(Addressee addressee, Instant leaseEnds) {
            return new Sending(at, addressee, 0, leaseEnds);
        }
    }

    /** To be sent, but nobody knows where. */
    record Unaddressed(Instant dueAt) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return planned(standing);
        }

        @Override
        public SurveyState withdraw(Instant since, String reason) {
            return new Skipped(since, reason);
        }

        @Override
        public SurveyState addressed(Instant at) {
            return at.isAfter(dueAt.plus(ADDRESSABLE)) ? this : new Due(dueAt);
        }
    }

    /** A worker is at it. Whether the mail has left is known only when the worker says so, so nothing voids it. */
    record Sending(Instant dueAt, Addressee addressee, int failures, Instant leaseEnds) implements SurveyState {
        private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
        private static final int MOST_DOUBLINGS = 7;

        /** The worker before did not say what became of it. It may have left: it goes to the same address again. */
        @Override
        public SurveyState claim(Addressee other, Instant nextLeaseEnds) {
            return new Sending(dueAt, addressee, failures, nextLeaseEnds);
        }

        @Override
        public SurveyState delivered(Instant at, Instant expiresAt, Optional<Instant> remindAt) {
            return new Sent(addressee, at, expiresAt, remindAt);
        }

        @Override
        public SurveyState failed(Instant at, String reason) {
            if (at.isAfter(dueAt.plus(DELIVERABLE))) {
                return new Undeliverable(dueAt, addressee, at, reason);
            }
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
            return new Postponed(dueAt, addressee, failures + 1, at.plus(pause), reason);
        }

        @Override
        public SurveyState refused(Instant at, String reason) {
            return new Undeliverable(dueAt, addressee, at, reason);
        }

        @Override
        public SurveyState skip(Instant at, String reason) {
            return new Skipped(at, reason);
        }

        /** It had left, though its worker did not say so. */
        @Override
        public SurveyState bounced(Instant at, String reason) {
            return new Undeliverable(dueAt, addressee, at, reason);
        }

        @Override
        public Reply answer(Answer answer, Instant at) {
            return answerProvesDelivery(addressee, answer, at);
        }
    }

    /** The mail server did not take it; it is tried again. */
    record Postponed(Instant dueAt, Addressee addressee, int failures, Instant nextTry, String reason)
            implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return switch (standing) {
                case Standing.Asking asking -> this;
                case Standing.Silent silent -> new Void(silent.since());
            };
        }

        @Override
        public SurveyState claim(Addressee latest, Instant leaseEnds) {
            return new Sending(dueAt, latest, failures, leaseEnds);
        }

        @Override
        public SurveyState postpone(Instant until, String why) {
            return new Due(until, Optional.of(why));
        }

        @Override
        public SurveyState skip(Instant since, String why) {
            return new Skipped(since, why);
        }

        @Override
        public SurveyState withdraw(Instant since, String why) {
            return new Skipped(since, why);
        }

        @Override
        public SurveyState bounced(Instant at, String why) {
            return new Undeliverable(dueAt, addressee, at, why);
        }

        @Override
        public Reply answer(Answer answer, Instant at) {
            return answerProvesDelivery(addressee, answer, at);
        }
    }

    /** Given up: the mail server refused its address, or refused it for {@link #DELIVERABLE}. */
    record Undeliverable(Instant dueAt, Addressee addressee, Instant since, String reason) implements SurveyState {}

    /** Nobody was asked: {@code reason}, in words for people. A conversation that is resolved anew is asked about anew. */
    record Skipped(Instant since, String reason) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return standing instanceof Standing.Asking asking && asking.dueAt().isAfter(since)
                    ? planned(standing)
                    : this;
        }
    }

    /** Asked, and taken back before anybody answered. */
    record Withdrawn(Addressee addressee, Instant sentAt, Instant since, String reason) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return standing instanceof Standing.Asking asking && asking.dueAt().isAfter(since)
                    ? planned(standing)
                    : this;
        }
    }

    /** The customer has it; {@code remindAt}: when it is asked once more, if it still will be. */
    record Sent(Addressee addressee, Instant at, Instant expiresAt, Optional<Instant> remindAt) implements SurveyState {
        public Sent(Addressee addressee, Instant at, Instant expiresAt) {
            this(addressee, at, expiresAt, Optional.empty());
        }

        @Override
        public SurveyState learn(Standing standing) {
            return standing instanceof Standing.Silent silent && silent.since().isAfter(at)
                    ? withdraw(silent.since(), "The conversation was reopened.")
                    : this;
        }

        @Override
        public SurveyState withdraw(Instant since, String reason) {
            return new Withdrawn(addressee, at, since, reason);
        }

        @Override
        public SurveyState reminded() {
            return new Sent(addressee, at, expiresAt);
        }

        @Override
        public SurveyState expire(Instant now) {
            return now.isBefore(expiresAt) ? this : new Expired(addressee, at, expiresAt);
        }

        @Override
        public SurveyState bounced(Instant since, String reason) {
            return new Bounced(addressee, at, since, reason);
        }

        @Override
        public Reply answer(Answer answer, Instant now) {
            return now.isBefore(expiresAt)
                    ? new Reply.Taken(new Answered(addressee, at, answer, now, now, 1, Optional.empty()), false)
                    : new Reply.Over();
        }
    }

    /**
     * Answered.
     *
     * @param answers how many were given; each replaces the one before
     * @param suspicion why it is taken for a machine's, and left out of the figures
     */
    record Answered(
            Addressee addressee,
            Instant sentAt,
            Answer answer,
            Instant firstAt,
            Instant lastAt,
            int answers,
            Optional<String> suspicion)
            implements SurveyState {

        Answered suspectedOf(Optional<String> other) {
            return new Answered(addressee, sentAt, answer, firstAt, lastAt, answers, other);
        }

        /** The same answer, judged anew. Later than all before, so that readers take this word for the last. */
        public Answered judged(Optional<String> other, Instant now) {
            return new Answered(addressee, sentAt, answer, firstAt, later(now), answers + 1, other);
        }

        /** A clock that stands or goes back must not make the old one win. */
        private Instant later(Instant now) {
            return now.isAfter(lastAt) ? now : lastAt.plusMillis(1);
        }

        public boolean isEditable(Instant now) {
            return !addressee.equals(Addressee.ERASED) && now.isBefore(firstAt.plus(EDITABLE));
        }

        @Override
        public Reply answer(Answer other, Instant now) {
            if (!isEditable(now)) {
                return new Reply.Locked();
            }
            return new Reply.Taken(
                    new Answered(addressee, sentAt, other, firstAt, later(now), answers + 1, Optional.empty()), false);
        }
    }

    /** Nobody answered in time. */
    record Expired(Addressee addressee, Instant sentAt, Instant since) implements SurveyState {}

    /** The mail server took it and told later that it did not arrive. */
    record Bounced(Addressee addressee, Instant sentAt, Instant since, String reason) implements SurveyState {}

    private static SurveyState planned(Standing standing) {
        return switch (standing) {
            case Standing.Asking asking ->
                asking.addressed() ? new Due(asking.dueAt()) : new Unaddressed(asking.dueAt());
            case Standing.Silent silent -> new Void(silent.since());
        };
    }

    /** Whoever answers has the mail, though the mail server or our own crash left us in doubt. */
    private static Reply answerProvesDelivery(Addressee addressee, Answer answer, Instant at) {
        return new Reply.Taken(new Answered(addressee, at, answer, at, at, 1, Optional.empty()), true);
    }

    /** To whom it went or is going, once that is settled. */
    default Optional<Addressee> sentTo() {
        return switch (this) {
            case Void it -> Optional.empty();
            case Skipped it -> Optional.empty();
            case Withdrawn it -> Optional.of(it.addressee());
            case Due it -> Optional.empty();
            case Unaddressed it -> Optional.empty();
            case Sending it -> Optional.of(it.addressee());
            case Postponed it -> Optional.of(it.addressee());
            case Undeliverable it -> Optional.of(it.addressee());
            case Sent it -> Optional.of(it.addressee());
            case Answered it -> Optional.of(it.addressee());
            case Expired it -> Optional.of(it.addressee());
            case Bounced it -> Optional.of(it.addressee());
        };
    }
}
