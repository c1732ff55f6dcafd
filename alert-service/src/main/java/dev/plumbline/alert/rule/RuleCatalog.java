package dev.plumbline.alert.rule;

import dev.plumbline.contract.SurveyKind;
import java.util.List;

/** The rules in force, for every tenant. */
public final class RuleCatalog {
    public static final PoorAnswer VIP_POOR_CSAT =
            new PoorAnswer("vip_poor_csat", Severity.CRITICAL, SurveyKind.CSAT, 2, new Audience.Vip());

    public static final List<Rule> ALL = List.of(VIP_POOR_CSAT);

    private RuleCatalog() {}
}
