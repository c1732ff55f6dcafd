package dev.plumbline.runner.demo;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CommerceRecorded.Kind;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.Money;
import dev.plumbline.contract.SupportEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What shoppers order, and what becomes of it. */
final class Store {
    private static final int ORDERS_PER_HOUR_AT_NOON = 3;

    private final Story story;
    private final Dice dice;
    private final List<SupportEvent> events = new ArrayList<>();
    private int orders = 70_000;

    Store(Story story, Dice dice) {
        this.story = story;
        this.dice = dice;
    }

    List<SupportEvent> sellsTo(Customers customers) {
        var shoppers = customers.of(Business.SHOP);
        for (var hour = story.start(); hour.isBefore(story.end()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            var busy = Rhythm.expectedContacts(Business.SHOP, hour) / Rhythm.busiestHour(Business.SHOP);
            var count = dice.count(ORDERS_PER_HOUR_AT_NOON * busy);
            for (var number = 0; number < count; number++) {
                var shopper = dice.pick(shoppers);
                if (shopper.signedUpAt().isBefore(hour)) {
                    orders(shopper, hour.plusSeconds(dice.whole(0, 3_599)));
                }
            }
        }
        return events;
    }

    private void orders(Customer shopper, Instant at) {
        var order = "order-" + ++orders;
        var price = Optional.of(dollars(dice.whole(1_500, 24_000)));
        record(shopper, Kind.ORDER, order, price, at);
        if (shopper.segment().equals("loyal") && dice.chance(0.5)) {
            events.add(new CustomerEvent.Renewed(
                    Header.of(Business.SHOP.backOffice(), order + "-reorder", at.plusSeconds(1), shopper.id()),
                    price.map(Money::amount)));
        }
        var fate = dice.between(0, 1.0);
        if (fate < 0.03) {
            record(shopper, Kind.CANCELLATION, order, price, at.plus(dice.around(Duration.ofHours(3))));
        } else if (fate < 0.09) {
            record(shopper, Kind.SHIPPING_DELAY, order, Optional.empty(), at.plus(dice.around(Duration.ofDays(3))));
        } else if (fate < 0.12) {
            record(shopper, Kind.DAMAGED, order, Optional.empty(), at.plus(dice.around(Duration.ofDays(4))));
        } else if (fate < 0.22) {
            var returned = at.plus(dice.around(Duration.ofDays(7)));
            record(shopper, Kind.RETURN, order, Optional.empty(), returned);
            record(shopper, Kind.REFUND, order, price, returned.plus(dice.around(Duration.ofDays(4))));
        } else if (fate < 0.235) {
            record(shopper, Kind.SUBSCRIPTION_SKIP, order, Optional.empty(), at.plus(dice.around(Duration.ofDays(10))));
        } else if (fate < 0.24) {
            record(shopper, Kind.FRAUD_FLAG, order, price, at.plus(dice.around(Duration.ofMinutes(20))));
        }
    }

    private void record(Customer shopper, Kind kind, String order, Optional<Money> money, Instant at) {
        var id = order + "-" + kind.name().toLowerCase(Locale.ROOT);
        events.add(new CommerceRecorded(
                Header.of(Business.SHOP.backOffice(), id, at, shopper.id()), kind, Optional.of(order), money));
    }

    private static Money dollars(int cents) {
        return new Money(BigDecimal.valueOf(cents, 2), DemoData.CURRENCY);
    }
}
