package dev.plumbline.kit;

import dev.plumbline.contract.AlertChanged;
import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.KeyUse;
import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Retention;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Lets Jackson see the contract's bodies in a native image; the contract itself knows no framework. */
@RegisterForReflection(
        targets = {
            AlertChanged.class,
            BusinessHours.class,
            BusinessHours.Opening.class,
            CustomerErased.class,
            Enrichers.class,
            Enrichers.CategoryRule.class,
            KeyUse.class,
            KpiSnapshot.class,
            RejectedEvent.class,
            RejectedEvent.Reason.class,
            Retention.class,
            Scope.class,
            Tenant.class,
            Tenant.Key.class,
            Violation.class
        })
class ContractReflection {}
