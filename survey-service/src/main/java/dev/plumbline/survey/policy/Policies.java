package dev.plumbline.survey.policy;

/** The policy that holds for a tenant. */
@FunctionalInterface
public interface Policies {
    Policy of(String tenant);
}
