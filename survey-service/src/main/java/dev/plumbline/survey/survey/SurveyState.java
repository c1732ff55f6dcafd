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

    /** A worker takes it to send it, and has until {@code leaseEnds}; after that another one may. */
    default SurveyState claim(Addressee addressee, Instant leaseEnds) {
        return this;
    }

    /** The mail server took it. */
    default SurveyState delivered(Instant at, Instant expiresAt) {
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

    /** Nobody is asked after all, for a reason that lies with the customer. */
    default SurveyState skip(Instant at, String reason) {
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
                        it.answers());
            case Expired it -> new Expired(Addressee.ERASED, it.sentAt(), it.since());
            case Bounced it -> new Bounced(Addressee.ERASED, it.sentAt(), it.since(), "erased");
            case Skipped it -> it;
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

    /** To be sent at a time. */
    record Due(Instant at) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return planned(standing);
        }

        @Override
        public SurveyState claim(Addressee addressee, Instant leaseEnds) {
            return new Sending(at, addressee, 0, leaseEnds);
        }

        @Override
        public SurveyState skip(Instant now, String reason) {
            return new Skipped(now, reason);
        }
    }

    /** To be sent, but nobody knows where. */
    record Unaddressed(Instant dueAt) implements SurveyState {
        @Override
        public SurveyState learn(Standing standing) {
            return planned(standing);
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
        public SurveyState delivered(Instant at, Instant expiresAt) {
            return new Sent(addressee, at, expiresAt);
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
        public SurveyState skip(Instant at, String why) {
            return new Skipped(at, why);
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

    /** The customer has it. */
    record Sent(Addressee addressee, Instant at, Instant expiresAt) implements SurveyState {
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
                    ? new Reply.Taken(new Answered(addressee, at, answer, now, now, 1), false)
                    : new Reply.Over();
        }
    }

    /** {@code answers}: how many were given; each replaces the one before. */
    record Answered(Addressee addressee, Instant sentAt, Answer answer, Instant firstAt, Instant lastAt, int answers)
            implements SurveyState {

        public boolean isEditable(Instant now) {
            return !addressee.equals(Addressee.ERASED) && now.isBefore(firstAt.plus(EDITABLE));
        }

        @Override
        public Reply answer(Answer other, Instant now) {
            if (!isEditable(now)) {
                return new Reply.Locked();
            }
            // Readers take the later answer: a clock that stands or goes back must not make the old one win.
            var at = now.isAfter(lastAt) ? now : lastAt.plusMillis(1);
            return new Reply.Taken(new Answered(addressee, sentAt, other, firstAt, at, answers + 1), false);
        }
    }

    /** Nobody answered in time. */
    record Expired(Addressee addressee, Instant sentAt, Instant since) implements SurveyState {}

    /** The mail server took it and told later that it did not arrive. */
    record Bounced(Addressee addressee, Instant sentAt, Instant since, String reason) implements SurveyState {}

    /** It was due, and is not sent. */
    record Skipped(Instant since, String reason) implements SurveyState {}

    private static SurveyState planned(Standing standing) {
        return switch (standing) {
            case Standing.Asking asking ->
                asking.addressed() ? new Due(asking.dueAt()) : new Unaddressed(asking.dueAt());
            case Standing.Silent silent -> new Void(silent.since());
        };
    }

    /** Whoever answers has the mail, though the mail server or our own crash left us in doubt. */
    private static Reply answerProvesDelivery(Addressee addressee, Answer answer, Instant at) {
        return new Reply.Taken(new Answered(addressee, at, answer, at, at, 1), true);
    }

    /** To whom it went or is going, once that is settled. */
    default Optional<Addressee> sentTo() {
        return switch (this) {
            case Void it -> Optional.empty();
            case Due it -> Optional.empty();
            case Unaddressed it -> Optional.empty();
            case Sending it -> Optional.of(it.addressee());
            case Postponed it -> Optional.of(it.addressee());
            case Undeliverable it -> Optional.of(it.addressee());
            case Sent it -> Optional.of(it.addressee());
            case Answered it -> Optional.of(it.addressee());
            case Expired it -> Optional.of(it.addressee());
            case Bounced it -> Optional.of(it.addressee());
            case Skipped it -> Optional.empty();
        };
    }
}
