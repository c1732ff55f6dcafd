package dev.plumbline.survey.db;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import dev.plumbline.kit.messaging.Outbox;
import dev.plumbline.survey.figure.Count;
import dev.plumbline.survey.survey.Grouping;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyFilter;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.survey.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.Timeouts;

/** The table {@code survey}. */
@ApplicationScoped
class SurveyTable implements Surveys, PanacheRepositoryBase<SurveyEntity, SurveyKey> {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    private static final Comparator<Survey> LOCK_ORDER =
            Comparator.comparing(Survey::tenant).thenComparing(Survey::id);

    private final Tokens tokens;
    private final Outbox outbox;

    SurveyTable(Tokens tokens, Outbox outbox) {
        this.tokens = tokens;
        this.outbox = outbox;
    }

    @Override
    public List<Survey> lockOfConversations(Set<Ref> conversations) {
        return lockThose("conversationId", conversations);
    }

    @Override
    public List<Survey> lockUnaddressed(Set<Ref> customers) {
        return lockThose("state = UNADDRESSED and customerId", customers);
    }

    @Override
    public List<Survey> lockOfCustomer(Ref customer) {
        return lockThose("customerId", Set.of(customer));
    }

    @Override
    public List<Survey> lockOpenOfCustomers(Set<Ref> customers) {
        return lockThose(
                "conversationId is not null and state in (DUE, UNADDRESSED, POSTPONED, SENT) and customerId",
                customers);
    }

    @Override
    public Map<Ref, Instant> lastSent(Set<Ref> customers) {
        return getEntityManager()
                .unwrap(Session.class)
                .doReturningWork(connection -> LastSent.of(connection, customers));
    }

    @Override
    public List<Survey> lockToRemind(Instant now, int most) {
        return lockNext("state = SENT and remindAt <= ?1", now, most);
    }

    @Override
    public List<Survey> lockDue(Instant now, int most) {
        return lockNext("state in (DUE, SENDING, POSTPONED) and nextAt <= ?1", now, most);
    }

    @Override
    public List<Survey> lockOverdue(Instant now, int most) {
        return lockNext("state = SENT and nextAt <= ?1", now, most);
    }

    @Override
    public List<Survey> lockAgain(Collection<Survey> surveys) {
        var byTenant = surveys.stream()
                .collect(groupingBy(Survey::tenant, TreeMap::new, mapping(Survey::id, Collectors.toList())));
        return byTenant.entrySet().stream()
                .flatMap(it -> lockAll("tenantId = ?1 and id in ?2", it.getKey(), it.getValue()))
                .toList();
    }

    @Override
    public Optional<Survey> lock(UUID id) {
        return lockAll("id = ?1", id).findFirst();
    }

    @Override
    public Optional<Survey> lockLastSentTo(String address) {
        return find(
                        "lower(email) = ?1 and sentAt is not null",
                        Sort.descending("sentAt"),
                        address.toLowerCase(Locale.ROOT))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, 1)
                .firstResultOptional()
                .map(SurveyRow::read);
    }

    @Override
    public Optional<Survey> lock(String tenant, UUID id) {
        return Optional.ofNullable(findById(new SurveyKey(tenant, id), LockModeType.PESSIMISTIC_WRITE))
                .map(SurveyRow::read);
    }

    @Override
    public Optional<Survey> lock(Token token) {
        return of(token)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(SurveyRow::read);
    }

    @Override
    public Optional<Survey> find(Token token) {
        return of(token).firstResultOptional().map(SurveyRow::read);
    }

    @Override
    public Optional<Listed> find(String tenant, UUID id) {
        return findByIdOptional(new SurveyKey(tenant, id)).map(SurveyTable::listed);
    }

    @Override
    public List<Listed> list(Query query) {
        var conditions =
                new SurveyConditions(query.tenant(), query.filter(), SurveyConditions.LATEST).after(query.after());
        return find(conditions.text() + SurveyLists.order(query.order()), conditions.parameters())
                .page(0, query.most())
                .stream()
                .map(SurveyTable::listed)
                .toList();
    }

    @Override
    public List<Count> count(String tenant, SurveyFilter filter, Grouping by) {
        return SurveyLists.count(getEntityManager(), new SurveyConditions(tenant, filter, "sentAt"), by);
    }

    private static Listed listed(SurveyEntity row) {
        return new Listed(SurveyRow.read(row), Optional.ofNullable(row.openedAt));
    }

    @Override
    public void save(Collection<Survey> surveys) {
        surveys.stream().sorted(LOCK_ORDER).forEach(this::save);
        flush();
    }

    @Override
    public void announce(Collection<Survey.Change> changes) {
        save(changes.stream().map(Survey.Change::survey).toList());
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            for (var change : changes) {
                for (var event : change.events()) {
                    outbox.append(connection, change.survey().tenant(), event);
                }
            }
        });
    }

    private void save(Survey survey) {
        var known = findById(new SurveyKey(survey.tenant(), survey.id()));
        var row = known == null ? made(survey) : known;
        SurveyRow.write(survey, row);
        if (known == null) {
            persist(row);
        }
    }

    private SurveyEntity made(Survey survey) {
        var row = new SurveyEntity();
        row.tenantId = survey.tenant();
        row.id = survey.id();
        row.kind = survey.kind();
        row.conversationId = survey.conversation().orElse(null);
        row.createdAt = survey.createdAt();
        row.policy = survey.policy();
        row.tokenHash = tokens.of(survey.tenant(), survey.id()).hash();
        return row;
    }

    private PanacheQuery<SurveyEntity> of(Token token) {
        return find("tenantId = ?1 and tokenHash = ?2", token.tenant(), token.hash());
    }

    private List<Survey> lockNext(String condition, Instant now, int most) {
        return find(condition, Sort.by("nextAt"), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, most)
                .stream()
                .map(SurveyRow::read)
                .toList();
    }

    /** Tenant by tenant: each query stays where that tenant's rows are. */
    private List<Survey> lockThose(String column, Set<Ref> refs) {
        var byTenant = new TreeMap<String, List<String>>();
        refs.forEach(ref ->
                byTenant.computeIfAbsent(ref.tenant(), it -> new ArrayList<>()).add(ref.id()));
        var locked = new ArrayList<Survey>();
        byTenant.forEach((tenant, ids) ->
                lockAll("tenantId = ?1 and " + column + " in ?2", tenant, ids).forEach(locked::add));
        return locked;
    }

    private Stream<Survey> lockAll(String condition, Object... parameters) {
        return find(condition, Sort.by("id"), parameters).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(SurveyRow::read);
    }
}
