package dev.plumbline.kit;

import dev.plumbline.contract.AlertChanged;
import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Lets Jackson see the contract's bodies in a native image; the contract itself knows no framework. */
@RegisterForReflection(
        targets = {
            AlertChanged.class,
            KpiSnapshot.class,
            RejectedEvent.class,
            RejectedEvent.Reason.class,
            Scope.class,
            Tenant.class,
            Tenant.Key.class,
            Violation.class
        })
class ContractReflection {}
