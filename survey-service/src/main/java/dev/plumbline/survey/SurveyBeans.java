package dev.plumbline.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.ExpireSurveys;
import dev.plumbline.survey.survey.ForgetCustomer;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.ReadSuppressions;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Suppressions;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.TakeArrivals;
import dev.plumbline.survey.survey.TakeReturned;
import dev.plumbline.survey.survey.Transactions;
import dev.plumbline.survey.survey.Unsubscribe;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Puts the domain, which knows no framework, together with what surrounds it. */
class SurveyBeans {
    /** Every tenant has the one built-in policy. */
    @Produces
    @Singleton
    Policies policies(SurveyConfig config) {
        var everybody = Policy.csat(config.delay(), config.expiry());
        return tenant -> everybody;
    }

    @Produces
    @Singleton
    TakeArrivals takeArrivals(Knowledge knowledge, Surveys surveys, Policies policies, InstantSource clock) {
        return new TakeArrivals(knowledge, surveys, policies, clock);
    }

    @Produces
    @Singleton
    ForgetCustomer forgetCustomer(
            Knowledge knowledge, Surveys surveys, Suppressions suppressions, InstantSource clock) {
        return new ForgetCustomer(knowledge, surveys, suppressions, clock);
    }

    @Produces
    @Singleton
    SendSurveys sendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Suppressions suppressions,
            Postbox postbox,
            Policies policies,
            Transactions transactions,
            SurveyConfig config,
            InstantSource clock) {
        // Threads of their own: on a virtual one a mail program that waits inside a lock would hold a carrier up.
        var carriers = Executors.newFixedThreadPool(
                config.mail().connections(),
                Thread.ofPlatform().daemon().name("survey-mail-", 1).factory());
        return new SendSurveys(surveys, knowledge, suppressions, postbox, policies, transactions, carriers, clock);
    }

    /** No tenant has looks of its own yet. */
    @Produces
    @Singleton
    Appearance.Source appearances() {
        return survey -> Appearance.PLAIN;
    }

    @Produces
    @Singleton
    TakeReturned takeReturned(
            Surveys surveys, Suppressions suppressions, Transactions transactions, InstantSource clock) {
        return new TakeReturned(surveys, suppressions, transactions, clock);
    }

    @Produces
    @Singleton
    Unsubscribe unsubscribe(
            Surveys surveys,
            Knowledge knowledge,
            Suppressions suppressions,
            Transactions transactions,
            InstantSource clock) {
        return new Unsubscribe(surveys, knowledge, suppressions, transactions, clock);
    }

    @Produces
    @Singleton
    ReadSuppressions readSuppressions(Suppressions suppressions, Transactions transactions) {
        return new ReadSuppressions(suppressions, transactions);
    }

    @Produces
    @Singleton
    ExpireSurveys expireSurveys(Surveys surveys, Transactions transactions, InstantSource clock) {
        return new ExpireSurveys(surveys, transactions, clock);
    }

    @Produces
    @Singleton
    RecordAnswer recordAnswer(Surveys surveys, Transactions transactions, InstantSource clock) {
        return new RecordAnswer(surveys, transactions, clock);
    }

    @Produces
    @Singleton
    ReadSurveys readSurveys(Surveys surveys, Suppressions suppressions, Transactions transactions) {
        return new ReadSurveys(surveys, suppressions, transactions);
    }
}
