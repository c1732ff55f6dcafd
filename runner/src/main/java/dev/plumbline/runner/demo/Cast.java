package dev.plumbline.runner.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who appears in the last hour, and before it nowhere but in a prelude.
 *
 * @param letDown a very important customer, without an email address: he has been asked already
 * @param reachable have left an email address, as nobody else has
 * @param waiting for an answer
 */
record Cast(Customer letDown, List<Customer> reachable, List<Customer> waiting) {

    static Cast of(Story story) {
        return new Cast(
                company(story, "company-halden-logistics", "enterprise", true, Optional.empty()),
                List.of(
                        shopper(story, "shopper-mila-novak", Optional.of("mila.novak@example.com")),
                        shopper(story, "shopper-theo-grant", Optional.of("theo.grant@example.com")),
                        shopper(story, "shopper-aiko-tanabe", Optional.of("aiko.tanabe@example.com")),
                        company(
                                story,
                                "company-brightwater",
                                "smb",
                                false,
                                Optional.of("office.brightwater@example.com")),
                        company(story, "company-oakline", "mid_market", false, Optional.of("it.oakline@example.com"))),
                List.of(
                        company(story, "company-fernhill", "mid_market", false, Optional.empty()),
                        shopper(story, "shopper-ruben-castel", Optional.empty()),
                        company(story, "company-tidewater", "smb", false, Optional.empty())));
    }

    List<Customer> everybody() {
        return Stream.of(List.of(letDown), reachable, waiting)
                .flatMap(List::stream)
                .toList();
    }

    private static Customer shopper(Story story, String id, Optional<String> email) {
        return new Customer(
                id,
                Business.SHOP,
                "loyal",
                Optional.of("plus"),
                "returning",
                BigDecimal.valueOf(640),
                false,
                "emea",
                Optional.empty(),
                story.start().minus(Duration.ofDays(300)),
                Optional.empty(),
                email,
                "en-GB");
    }

    private static Customer company(Story story, String id, String segment, boolean vip, Optional<String> email) {
        return new Customer(
                id,
                Business.SAAS,
                segment,
                Optional.of(vip ? "enterprise" : "team"),
                vip ? "renewal" : "adopted",
                BigDecimal.valueOf(vip ? 186_000 : 7_200),
                vip,
                "emea",
                Optional.of(vip ? "500+" : "51-500"),
                story.start().minus(Duration.ofDays(500)),
                Optional.of(story.end().plus(Duration.ofDays(27))),
                email,
                "en-GB");
    }
}
