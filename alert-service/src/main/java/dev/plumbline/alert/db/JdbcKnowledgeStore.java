package dev.plumbline.alert.db;

import dev.plumbline.alert.observe.KnowledgeStore;
import dev.plumbline.alert.rule.Answer;
import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.alert.rule.Customer;
import dev.plumbline.alert.rule.SurveyCase;
import dev.plumbline.contract.CustomerErased;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link KnowledgeStore} by plain JDBC in batches: every event passes here. */
@ApplicationScoped
class JdbcKnowledgeStore implements KnowledgeStore {
    private final JoinedConnection joined;

    JdbcKnowledgeStore(AgroalDataSource dataSource) {
        this.joined = new JoinedConnection(dataSource);
    }

    @Override
    public void lock(String tenant) {
        joined.run(connection -> {
            try (var lock = connection.prepareStatement(
                    "select pg_advisory_xact_lock(hashtextextended(current_schema() || '.observe.' || ?, 0))")) {
                lock.setString(1, tenant);
                lock.execute();
            }
        });
    }

    @Override
    public Map<String, Customer> customers(String tenant, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : joined.call(connection -> CustomerTable.find(connection, tenant, ids));
    }

    @Override
    public void saveCustomers(String tenant, Collection<Customer> customers) {
        joined.run(connection -> CustomerTable.save(connection, tenant, customers));
    }

    @Override
    public Map<String, Conversation> conversations(String tenant, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : joined.call(connection -> ConversationTable.find(connection, tenant, ids));
    }

    @Override
    public void saveConversations(String tenant, Collection<Conversation> conversations) {
        joined.run(connection -> ConversationTable.save(connection, tenant, conversations));
    }

    @Override
    public void addAnswers(String tenant, Collection<Answer> answers) {
        joined.run(connection -> SurveyAnswerTable.add(connection, tenant, answers));
    }

    @Override
    public List<SurveyCase> surveys(String tenant, Touched touched) {
        var answers = joined.call(connection -> SurveyAnswerTable.touched(connection, tenant, touched));
        if (answers.isEmpty()) {
            return List.of();
        }
        var conversations = conversations(tenant, conversationIds(answers));
        var customers = customers(tenant, customerIds(answers, conversations.values()));
        return answers.stream().collect(Collectors.groupingBy(Answer::surveyId)).values().stream()
                .map(ofSurvey -> new SurveyCase(ofSurvey, conversations, customers))
                .toList();
    }

    @Override
    public Set<String> forget(CustomerErased erased) {
        return joined.call(connection -> {
            // The profile goes where the pseudonym is looked for; what was said of the two last counts.
            var known = customers(erased.tenant(), List.of(erased.customerId(), erased.pseudonym()));
            var surveys = ErasureTables.forget(connection, erased);
            known.values().stream()
                    .map(it -> it.called(erased.pseudonym()))
                    .reduce(Customer::with)
                    .ifPresent(it -> saveCustomers(erased.tenant(), List.of(it)));
            return surveys;
        });
    }

    private static Set<String> conversationIds(List<Answer> answers) {
        return answers.stream().flatMap(it -> it.conversationId().stream()).collect(Collectors.toSet());
    }

    private static Set<String> customerIds(List<Answer> answers, Collection<Conversation> conversations) {
        var named = new ArrayList<String>();
        answers.forEach(answer -> answer.customerId().ifPresent(named::add));
        conversations.forEach(conversation -> named.addAll(conversation.everNamed()));
        return new HashSet<>(named);
    }
}
