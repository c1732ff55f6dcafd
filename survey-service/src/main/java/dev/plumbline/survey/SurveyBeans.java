package dev.plumbline.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.survey.ExpireSurveys;
import dev.plumbline.survey.survey.ForgetCustomer;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.TakeArrivals;
import dev.plumbline.survey.survey.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
    ForgetCustomer forgetCustomer(Knowledge knowledge, Surveys surveys, InstantSource clock) {
        return new ForgetCustomer(knowledge, surveys, clock);
    }

    @Produces
    @Singleton
    SendSurveys sendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Postbox postbox,
            Policies policies,
            Transactions transactions,
            InstantSource clock) {
        return new SendSurveys(surveys, knowledge, postbox, policies, transactions, clock);
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
    ReadSurveys readSurveys(Surveys surveys, Transactions transactions) {
        return new ReadSurveys(surveys, transactions);
    }
}
