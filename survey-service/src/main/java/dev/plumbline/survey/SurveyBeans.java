package dev.plumbline.survey;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.PolicyStore;
import dev.plumbline.survey.policy.TenantPolicies;
import dev.plumbline.survey.survey.AskByCadence;
import dev.plumbline.survey.survey.ChangePolicies;
import dev.plumbline.survey.survey.ChangeThemes;
import dev.plumbline.survey.survey.ExpireSurveys;
import dev.plumbline.survey.survey.ForgetCustomer;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.RehearsePolicies;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.TakeArrivals;
import dev.plumbline.survey.survey.Transactions;
import dev.plumbline.survey.survey.VisitStore;
import dev.plumbline.survey.survey.WithdrawSurveys;
import dev.plumbline.survey.theme.ThemeStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

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
    ForgetCustomer forgetCustomer(Knowledge knowledge, Surveys surveys, InstantSource clock) {
        return new ForgetCustomer(knowledge, surveys, clock);
    }

    @Produces
    @Singleton
    SendSurveys sendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Postbox postbox,
            TenantPolicies policies,
            TenantRegistry registry,
            Transactions transactions,
            InstantSource clock) {
        return new SendSurveys(
                surveys, knowledge, postbox, policies, tenant -> zone(registry, tenant), transactions, clock);
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
    ReadSurveys readSurveys(Surveys surveys, Transactions transactions) {
        return new ReadSurveys(surveys, transactions);
    }
}
