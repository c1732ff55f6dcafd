package dev.plumbline.survey.survey;

import dev.plumbline.survey.figure.Count;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where surveys are kept. Used inside a transaction; what is locked stays so until its end. */
public interface Surveys {
    List<Survey> lockOfConversations(Set<Ref> conversations);

    /** The surveys that wait for an address of one of these customers. */
    List<Survey> lockUnaddressed(Set<Ref> customers);

    /** All that went, or would go, to a customer. */
    List<Survey> lockOfCustomer(Ref customer);

    /** What was asked of these customers about a conversation, or would be, and is not answered. */
    List<Survey> lockOpenOfCustomers(Set<Ref> customers);

    /**
     * When each of these customers was last sent a survey, or is being sent one. Until the end of the transaction nobody else is
     * told, so that two workers cannot both find a customer rested.
     */
    Map<Ref, Instant> lastSent(Set<Ref> customers);

    /** At most so many of the surveys whose customer is to be reminded, without those that another worker holds. */
    List<Survey> lockToRemind(Instant now, int most);

    /** At most so many of the surveys whose time to be sent has come, without those that another worker holds. */
    List<Survey> lockDue(Instant now, int most);

    /** At most so many of the surveys that wait for an answer no longer. */
    List<Survey> lockOverdue(Instant now, int most);

    /** These surveys, as they are now. */
    List<Survey> lockAgain(Collection<Survey> surveys);

    /** The survey with this id, of whatever tenant. */
    Optional<Survey> lock(UUID id);

    /** The last survey that was sent to an address, of whatever tenant. */
    Optional<Survey> lockLastSentTo(String address);

    Optional<Survey> lock(String tenant, UUID id);

    Optional<Survey> lock(Token token);

    Optional<Survey> find(Token token);

    Optional<Listed> find(String tenant, UUID id);

    /** Some of a tenant's surveys. */
    List<Listed> list(Query query);

    /** How many of those sent within the filter's time are alike. */
    List<Count> count(String tenant, SurveyFilter filter, Grouping by);

    void save(Collection<Survey> surveys);

    /** Saves the surveys and tells the others, both in this transaction. */
    void announce(Collection<Survey.Change> changes);

    /** As {@link #announce}, of one. */
    default void save(Survey.Change change) {
        announce(List.of(change));
    }

    /**
     * Which surveys, and from where on.
     *
     * @param after the last survey of the page before
     */
    record Query(String tenant, SurveyFilter filter, Order order, Optional<Mark> after, int most) {}

    /** What comes first in a list. Only {@link #CREATED} is read page by page. */
    enum Order {
        /** The newest survey. */
        CREATED,
        /** The newest answer. */
        ANSWERED,
        /** The lowest score, measured on the scale of its kind; of equal ones the newest answer. */
        LOWEST
    }

    /** A survey, and when its page was first opened. */
    record Listed(Survey survey, Optional<Instant> openedAt) {}

    /** Where a survey stands in a list. */
    record Mark(Instant createdAt, UUID id) {
        public static Mark of(Survey survey) {
            return new Mark(survey.createdAt(), survey.id());
        }
    }
}
