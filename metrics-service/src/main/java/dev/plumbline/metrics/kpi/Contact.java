package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.fact.OpenSpan;
import dev.plumbline.metrics.fact.Path;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.SessionFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A customer's contact with support, a conversation or a self-service session, with all that figures need of it. */
public sealed interface Contact extends Row {

    Optional<String> customerId();

    Instant openedAt();

    Profile profile();

    RepeatLinks.Link link();

    List<String> articles();

    /** The first resolution of a conversation, the last use of a session: from here a repeat is counted. */
    Optional<Instant> settledAt();

    boolean resolved();

    Optional<Instant> resolvedAt();

    Optional<Instant> escalatedAt();

    List<OpenSpan> open();

    /** This contact beside what was learnt of its customer. */
    Contact with(Profile profile, RepeatLinks.Link link);

    /** What repeat-contact links need to know of it. */
    default RepeatLinks.Candidate candidate() {
        // Microseconds, as the others are stored: links must not depend on which of two arrived first.
        return new RepeatLinks.Candidate(
                id(),
                this instanceof Session,
                dimension(Dimension.CATEGORY),
                openedAt().truncatedTo(ChronoUnit.MICROS),
                settledAt().map(it -> it.truncatedTo(ChronoUnit.MICROS)));
    }

    /** A conversation of the AI, of people, or of both. */
    record Conversation(ConversationFact fact, Profile profile, RepeatLinks.Link link) implements Contact {
        @Override
        public String id() {
            return fact.id();
        }

        @Override
        public Optional<String> customerId() {
            return fact.customerId();
        }

        @Override
        public Instant openedAt() {
            return fact.openedAt();
        }

        @Override
        public List<String> articles() {
            return fact.articles();
        }

        @Override
        public Optional<Instant> settledAt() {
            return fact.resolution().firstResolvedAt();
        }

        @Override
        public boolean resolved() {
            return fact.resolution().resolved();
        }

        @Override
        public Optional<Instant> resolvedAt() {
            return fact.resolution().resolvedAt();
        }

        @Override
        public Optional<Instant> escalatedAt() {
            return fact.handoff().map(Handoff::at);
        }

        @Override
        public List<OpenSpan> open() {
            return fact.resolution().open();
        }

        @Override
        public List<String> tags() {
            return fact.labels().tags();
        }

        @Override
        public Contact with(Profile newProfile, RepeatLinks.Link newLink) {
            return new Conversation(fact, newProfile, newLink);
        }

        @Override
        public String dimension(Dimension dimension) {
            var labels = fact.labels();
            return switch (dimension) {
                case CHANNEL -> labels.channel();
                case CATEGORY -> labels.category();
                case INTENT -> labels.intent();
                case PRIORITY -> labels.priority();
                case COMPLEXITY -> labels.complexity();
                case TEAM -> labels.team();
                case SEGMENT -> labels.ownSegment().or(profile::segment).orElse(Labels.UNKNOWN);
                case PATH -> wire(fact.path());
                case AGENT -> labels.agent();
                case PLAN_TIER, REGION, LIFECYCLE_STAGE, ACCOUNT_SIZE, VIP -> customerDimension(profile, dimension);
            };
        }
    }

    /** A self-service session: articles read without a conversation. */
    record Session(SessionFact fact, Profile profile, RepeatLinks.Link link) implements Contact {
        @Override
        public String id() {
            return fact.id();
        }

        @Override
        public Optional<String> customerId() {
            return fact.customerId();
        }

        @Override
        public Instant openedAt() {
            return fact.openedAt();
        }

        @Override
        public List<String> articles() {
            return fact.articles();
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(fact.lastUsedAt());
        }

        @Override
        public boolean resolved() {
            return fact.outcome()
                    .filter(it -> it == KnowledgeEvent.Outcome.RESOLVED)
                    .isPresent();
        }

        @Override
        public Optional<Instant> resolvedAt() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> escalatedAt() {
            return Optional.empty();
        }

        @Override
        public List<OpenSpan> open() {
            return List.of();
        }

        @Override
        public List<String> tags() {
            return List.of();
        }

        @Override
        public Contact with(Profile newProfile, RepeatLinks.Link newLink) {
            return new Session(fact, newProfile, newLink);
        }

        @Override
        public String dimension(Dimension dimension) {
            return switch (dimension) {
                case CHANNEL, PATH -> wire(Path.SELF_SERVICE);
                case CATEGORY -> fact.category().orElse(Labels.UNKNOWN);
                case INTENT, PRIORITY, COMPLEXITY, TEAM, AGENT -> Labels.UNKNOWN;
                case SEGMENT, PLAN_TIER, REGION, LIFECYCLE_STAGE, ACCOUNT_SIZE, VIP ->
                    customerDimension(profile, dimension);
            };
        }
    }

    private static String wire(Path path) {
        return Words.of(path);
    }

    /** The value of a dimension that the customer's profile gives; {@code unknown} where it gives none. */
    static String customerDimension(Profile profile, Dimension dimension) {
        var value = switch (dimension) {
            case SEGMENT -> profile.segment();
            case PLAN_TIER -> profile.planTier();
            case REGION -> profile.region();
            case LIFECYCLE_STAGE -> profile.lifecycleStage();
            case ACCOUNT_SIZE -> profile.accountSize();
            case VIP -> Optional.of(profile.vip().orElse(false).toString());
            case CHANNEL, CATEGORY, INTENT, PRIORITY, COMPLEXITY, TEAM, PATH, AGENT -> Optional.<String>empty();
        };
        return value.orElse(Labels.UNKNOWN);
    }
}
