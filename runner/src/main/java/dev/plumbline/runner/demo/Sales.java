package dev.plumbline.runner.demo;

import dev.plumbline.contract.Money;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.contract.ValueEvent.ExpansionKind;
import dev.plumbline.contract.ValueEvent.RevenueKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a conversation brings besides its solution: mostly where a person listened, and the issue was solved. */
final class Sales {
    private final Dice dice;

    Sales(Dice dice) {
        this.dice = dice;
    }

    void note(Ending ending) {
        if (!ending.resolved() || !ending.solved()) {
            return;
        }
        var byPerson = ending.agent().isPresent();
        switch (ending.contact().business()) {
            case SHOP -> {
                if (dice.chance(byPerson ? 0.05 : 0.025)) {
                    earns(ending, RevenueKind.CROSS_SELL, dice.whole(15, 180));
                }
            }
            case SAAS -> {
                if (dice.chance(byPerson ? 0.09 : 0.05)) {
                    signalsExpansion(ending);
                }
                if (ending.contact().issue() == Issue.CANCEL_PLAN && byPerson && dice.chance(0.3)) {
                    earns(ending, RevenueKind.RETENTION_SAVE, dice.whole(300, 6_000));
                } else if (byPerson && dice.chance(0.03)) {
                    earns(ending, RevenueKind.UPSELL, dice.whole(200, 4_000));
                }
            }
        }
    }

    private void earns(Ending ending, RevenueKind kind, int dollars) {
        var money = new Money(BigDecimal.valueOf(dollars), DemoData.CURRENCY);
        ending.transcript()
                .aside(
                        ending.transcript().now().plus(dice.around(Duration.ofHours(5))),
                        header -> new ValueEvent.RevenueRecorded(
                                header,
                                kind,
                                money,
                                Optional.of(ending.customer().id())));
    }

    private void signalsExpansion(Ending ending) {
        var kind = ending.contact().issue().category().equals("integration")
                ? ExpansionKind.INTEGRATION_REQUEST
                : dice.pick(List.of(ExpansionKind.FEATURE_QUESTION, ExpansionKind.SEAT_PRICING, ExpansionKind.OTHER));
        ending.transcript()
                .aside(
                        ending.transcript().now().minusSeconds(1),
                        header -> new ValueEvent.ExpansionSignaled(
                                header, kind, Optional.of(ending.customer().id())));
    }
}
