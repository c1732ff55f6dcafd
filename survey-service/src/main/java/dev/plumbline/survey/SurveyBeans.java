package dev.plumbline.survey;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.PolicyStore;
import dev.plumbline.survey.policy.TenantPolicies;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.AskByCadence;
import dev.plumbline.survey.survey.ChangePolicies;
import dev.plumbline.survey.survey.ChangeThemes;
import dev.plumbline.survey.survey.ExpireSurveys;
import dev.plumbline.survey.survey.ForgetCustomer;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.OfferSurvey;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.ReadSuppressions;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.RehearsePolicies;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Suppressions;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.TakeArrivals;
import dev.plumbline.survey.survey.TakeReturned;
import dev.plumbline.survey.survey.Transactions;
import dev.plumbline.survey.survey.Unsubscribe;
import dev.plumbline.survey.survey.VisitStore;
import dev.plumbline.survey.survey.WithdrawSurveys;
import dev.plumbline.survey.theme.ThemeStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;

/** Puts the domain, which knows no framework, together with what surrounds it. */
class SurveyBeans {
    @Produces
    @Singleton
    TenantPolicies policies(PolicyStore store, SurveyConfig config) {
        return new TenantPolicies(store, Policy.csat(config.delay(), config.expiry()));
    }

    @Produces
    @Singleton
    ChangePolicies changePolicies(
            TenantPolicies policies, Knowledge knowledge, Transactions transactions, InstantSource clock) {
        return new ChangePolicies(policies, knowledge, transactions, clock);
    }

    @Produces
    @Singleton
    RehearsePolicies rehearsePolicies(Knowledge knowledge, TenantRegistry registry, Transactions transactions) {
        return new RehearsePolicies(knowledge, tenant -> zone(registry, tenant), transactions);
    }

    @Produces
    @Singleton
    TakeArrivals takeArrivals(
            Knowledge knowledge,
            Surveys surveys,
            TenantPolicies policies,
            TenantRegistry registry,
            InstantSource clock) {
        var withdrawing = new WithdrawSurveys(
                surveys,
                knowledge,
                tenant ->
                        registry.tenant(tenant).map(Tenant::repeatContactWindow).orElse(Tenant.WINDOW_AT_FIRST),
                clock);
        return new TakeArrivals(knowledge, surveys, policies, withdrawing, clock);
    }

    @Produces
    @Singleton
    OfferSurvey offerSurvey(
            Surveys surveys,
            Knowledge knowledge,
            TenantPolicies policies,
            TenantRegistry registry,
            Transactions transactions,
            InstantSource clock) {
        return new OfferSurvey(surveys, knowledge, policies, tenant -> zone(registry, tenant), transactions, clock);
    }

    @Produces
    @Singleton
    AskByCadence askByCadence(
            Surveys surveys,
            Knowledge knowledge,
            TenantPolicies policies,
            TenantRegistry registry,
            Transactions transactions,
            InstantSource clock) {
        return new AskByCadence(
                surveys,
                knowledge,
                policies,
                () -> registry.tenants().stream().map(Tenant::id).toList(),
                transactions,
                clock);
    }

    private static ZoneId zone(TenantRegistry registry, String tenant) {
        return registry.tenant(tenant).map(Tenant::timeZone).orElse(ZoneOffset.UTC);
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
            TenantPolicies policies,
            TenantRegistry registry,
            Transactions transactions,
            SurveyConfig config,
            InstantSource clock) {
        // Threads of their own: on a virtual one a mail program that waits inside a lock would hold a carrier up.
        var carriers = Executors.newFixedThreadPool(
                config.mail().connections(),
                Thread.ofPlatform().daemon().name("survey-mail-", 1).factory());
        return new SendSurveys(
                surveys,
                knowledge,
                suppressions,
                postbox,
                policies,
                tenant -> zone(registry, tenant),
                transactions,
                carriers,
                clock);
    }

    @Produces
    @Singleton
    Appearance.Source appearances(TenantPolicies policies, Transactions transactions) {
        return survey -> transactions.in(
                survey.tenant(),
                () -> policies.find(survey.tenant(), survey.policy())
                        .map(policy -> new Appearance(policy.branding(), policy.texts()))
                        .orElse(Appearance.PLAIN));
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
    RecordAnswer recordAnswer(
            Surveys surveys, VisitStore visits, ThemeStore themes, Transactions transactions, InstantSource clock) {
        return new RecordAnswer(surveys, visits, themes, transactions, clock);
    }

    @Produces
    @Singleton
    ChangeThemes changeThemes(ThemeStore themes, Transactions transactions, InstantSource clock) {
        return new ChangeThemes(themes, transactions, clock);
    }

    @Produces
    @Singleton
    ReadSurveys readSurveys(Surveys surveys, Suppressions suppressions, Transactions transactions) {
        return new ReadSurveys(surveys, suppressions, transactions);
    }
}
