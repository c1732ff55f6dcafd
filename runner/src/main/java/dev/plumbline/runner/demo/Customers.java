package dev.plumbline.runner.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everybody who is a customer in these two months, by business. Nobody among them has left an email address. */
final class Customers {
    private static final int SHOPPERS = 1900;
    private static final int COMPANIES = 640;
    private static final List<Place> PLACES = List.of(
            new Place("amer", "en-US"),
            new Place("emea", "en-GB"),
            new Place("emea", "de-DE"),
            new Place("apac", "en-AU"));

    private final List<Customer> shoppers;
    private final List<Customer> companies;

    private Customers(List<Customer> shoppers, List<Customer> companies) {
        this.shoppers = shoppers;
        this.companies = companies;
    }

    static Customers of(Story story, Dice dice) {
        var shoppers = new ArrayList<Customer>();
        for (var number = 1; number <= SHOPPERS; number++) {
            shoppers.add(shopper(number, story, dice));
        }
        var companies = new ArrayList<Customer>();
        for (var number = 1; number <= COMPANIES; number++) {
            companies.add(company(number, story, dice));
        }
        return new Customers(List.copyOf(shoppers), List.copyOf(companies));
    }

    List<Customer> of(Business business) {
        return switch (business) {
            case SHOP -> shoppers;
            case SAAS -> companies;
        };
    }

    List<Customer> all() {
        return Stream.concat(shoppers.stream(), companies.stream()).toList();
    }

    private static Customer shopper(int number, Story story, Dice dice) {
        var loyal = dice.chance(0.3);
        var place = dice.pick(PLACES);
        var signedUp = signUp(story, dice, loyal ? 0 : 0.12);
        return new Customer(
                "shopper-" + (10_000 + number),
                Business.SHOP,
                loyal ? "loyal" : "consumer",
                Optional.of(loyal ? "plus" : "basic"),
                signedUp.isAfter(story.start()) ? "new" : loyal ? "returning" : dice.chance(0.3) ? "lapsed" : "active",
                dollars(loyal ? dice.whole(300, 2_400) : dice.whole(20, 400)),
                loyal && dice.chance(0.06),
                place.region(),
                Optional.empty(),
                signedUp,
                Optional.empty(),
                Optional.empty(),
                place.tag());
    }

    private static Customer company(int number, Story story, Dice dice) {
        var size = dice.pick(List.of(Size.values()), it -> it.share);
        var place = dice.pick(PLACES);
        var signedUp = signUp(story, dice, 0.07);
        var term = Customer.term(size.segment);
        var renewal = signedUp.isAfter(story.start())
                ? signedUp.plus(term)
                : story.start().plus(dice.between(Duration.ZERO, term));

        return new Customer(
                "company-" + (2_000 + number),
                Business.SAAS,
                size.segment,
                Optional.of(size.planTier),
                signedUp.isAfter(story.start())
                        ? "onboarding"
                        : renewal.isBefore(story.end().plus(Duration.ofDays(30))) ? "renewal" : "adopted",
                dollars(dice.whole(size.lowestValue, size.lowestValue * 4)),
                dice.chance(size.vipShare),
                place.region(),
                Optional.of(size.people),
                signedUp,
                Optional.of(renewal.truncatedTo(ChronoUnit.DAYS)),
                Optional.empty(),
                place.tag());
    }

    private static Instant signUp(Story story, Dice dice, double newcomers) {
        return dice.chance(newcomers)
                ? story.start().plus(dice.between(Duration.ofDays(1), Duration.ofDays(55)))
                : story.start().minus(dice.between(Duration.ofDays(20), Duration.ofDays(1_400)));
    }

    private static BigDecimal dollars(int amount) {
        return BigDecimal.valueOf(amount);
    }

    private record Place(String region, String tag) {}

    private enum Size {
        SMALL("smb", "starter", "1-50", 0.55, 600, 0),
        MEDIUM("mid_market", "team", "51-500", 0.32, 6_000, 0.08),
        LARGE("enterprise", "enterprise", "500+", 0.13, 40_000, 0.4);

        private final String segment;
        private final String planTier;
        private final String people;
        private final double share;
        private final int lowestValue;
        private final double vipShare;

        Size(String segment, String planTier, String people, double share, int lowestValue, double vipShare) {
            this.segment = segment;
            this.planTier = planTier;
            this.people = people;
            this.share = share;
            this.lowestValue = lowestValue;
            this.vipShare = vipShare;
        }
    }
}
