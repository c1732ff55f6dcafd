package dev.plumbline.survey;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.policy.TenantPolicies;
import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Suppressions;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The surveys of this test are due in the future, so that the service's own worker leaves them alone. */
@QuarkusTest
@DisplayName("Workers that send surveys")
class WorkersTest extends ServiceTest {
    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    @Inject
    Surveys surveys;

    @Inject
    Knowledge knowledge;

    @Inject
    Suppressions suppressions;

    @Inject
    Postbox postbox;

    @Inject
    TenantPolicies policies;

    @Inject
    Transactions transactions;

    private final String name = HelpDesk.newId("worker");

    @Test
    void send_each_mail_once_however_many_there_are_of_them() throws Exception {
        due(500);

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                worker(postbox, LATER).sendAllDue(() -> true);
                return true;
            };
            for (var done : workers.invokeAll(List.of(work, work, work, work))) {
                done.get();
            }
        }

        var mails = IntStream.range(0, 500)
                .mapToObj(number -> mailServer.to(address(number)))
                .toList();
        assertThat(mails).allSatisfy(it -> assertThat(it).hasSize(1));
    }

    @Test
    void send_a_mail_twice_at_most_and_under_one_id_when_one_of_them_dies_before_it_says_that_it_was_taken()
            throws Exception {
        due(1);
        var dead = new AtomicBoolean();
        var mortal = worker(
                new Postbox() {
                    @Override
                    public void deliver(Survey survey, Addressee addressee) throws NotTaken, NoSuchAddress {
                        postbox.deliver(survey, addressee);
                        dead.set(true);
                        throw new ProcessDeath();
                    }

                    @Override
                    public void remind(Survey survey, Addressee addressee) {
                        throw new AssertionError("Nobody is reminded here");
                    }
                },
                LATER);
        try {
            mortal.sendAllDue(() -> true);
        } catch (IllegalStateException died) {
            assertThat(died).hasRootCauseInstanceOf(ProcessDeath.class);
        }
        assertThat(dead).isTrue();

        worker(postbox, LATER).sendAllDue(() -> true);
        assertThat(mailServer.to(address(0))).hasSize(1);
        worker(postbox, LATER.plus(LONGEST_LEASE)).sendAllDue(() -> true);
        worker(postbox, LATER.plus(LONGEST_LEASE.multipliedBy(2))).sendAllDue(() -> true);

        var mails = mailServer.to(address(0));
        assertThat(mails).hasSize(2);
        assertThat(Stream.of(mails.get(0), mails.get(1))
                        .map(WorkersTest::messageId)
                        .collect(groupingBy(it -> it)))
                .hasSize(1);
    }

    /** No exception of ours: what nothing can catch that runs in a process that is gone. */
    private static final class ProcessDeath extends Error {}

    private void due(int count) {
        var now = Instant.now();
        var waiting = IntStream.range(0, count)
                .mapToObj(number -> Survey.of(new Ref("acme", name + "-" + number), SurveyKind.CSAT, "csat", now)
                        .with(new SurveyState.Postponed(
                                now,
                                new Addressee(address(number), Optional.empty()),
                                0,
                                now.plus(LATER).minusSeconds(60),
                                "not yet")))
                .toList();
        transactions.in("acme", () -> {
            surveys.save(waiting);
            return null;
        });
    }

    private SendSurveys worker(Postbox carrier, Duration ahead) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        return new SendSurveys(
                surveys,
                knowledge,
                suppressions,
                carrier,
                policies,
                tenant -> ZoneOffset.UTC,
                transactions,
                Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()),
                clock);
    }

    private String address(int number) {
        return name + "-" + number + "@example.com";
    }

    private static String messageId(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
