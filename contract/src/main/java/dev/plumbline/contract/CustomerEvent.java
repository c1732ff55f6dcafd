package dev.plumbline.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What happens to a customer outside conversations. The subject is the customer's id. */
public sealed interface CustomerEvent extends SupportEvent {

    default String customerId() {
        return subject().orElseThrow();
    }

    /** The customer's profile changed: each value given replaces what was known. */
    record Updated(
            Header header,
            Optional<String> segment,
            Optional<String> planTier,
            Optional<String> lifecycleStage,
            Optional<BigDecimal> accountValue,
            Optional<Boolean> vip,
            Optional<String> region,
            Optional<String> accountSize,
            Optional<Instant> signedUpAt,
            Optional<Instant> renewalAt,
            Optional<String> email,
            Optional<String> locale)
            implements CustomerEvent {

        static Updated read(Header header, DataReader in) {
            return new Updated(
                    header,
                    in.text("segment"),
                    in.text("planTier"),
                    in.text("lifecycleStage"),
                    in.decimal("accountValue"),
                    in.flag("vip"),
                    in.text("region"),
                    in.text("accountSize"),
                    in.instantOrDate("signedUpAt"),
                    in.instantOrDate("renewalAt"),
                    in.text("email"),
                    in.text("locale"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("segment", segment)
                    .text("planTier", planTier)
                    .text("lifecycleStage", lifecycleStage)
                    .decimal("accountValue", accountValue)
                    .flag("vip", vip)
                    .text("region", region)
                    .text("accountSize", accountSize)
                    .instant("signedUpAt", signedUpAt)
                    .instant("renewalAt", renewalAt)
                    .text("email", email)
                    .text("locale", locale);
        }
    }

    /** The customer used the product. {@code score}: how well they do in it, 0..100. */
    record Active(Header header, Optional<String> feature, Optional<Double> score) implements CustomerEvent {
        static Active read(Header header, DataReader in) {
            return new Active(header, in.text("feature"), in.number("score", 0, 100));
        }

        @Override
        public void write(DataWriter out) {
            out.text("feature", feature).number("score", score);
        }
    }

    /** The customer renewed, or ordered again. {@code value} is in the tenant's currency. */
    record Renewed(Header header, Optional<BigDecimal> value) implements CustomerEvent {
        static Renewed read(Header header, DataReader in) {
            return new Renewed(header, in.decimal("value"));
        }

        @Override
        public void write(DataWriter out) {
            out.decimal("value", value);
        }
    }

    /** The customer left. */
    record Churned(Header header, Optional<ChurnReason> reason, Optional<ChurnTheme> theme) implements CustomerEvent {
        static Churned read(Header header, DataReader in) {
            return new Churned(header, in.word("reason", ChurnReason.class), in.word("theme", ChurnTheme.class));
        }

        @Override
        public void write(DataWriter out) {
            out.word("reason", reason).word("theme", theme);
        }
    }

    enum ChurnReason {
        PRODUCT,
        SUPPORT,
        PRICING,
        OTHER
    }

    /** Which support experience a leaving customer names. */
    enum ChurnTheme {
        UNRESOLVED_ISSUE,
        POOR_QUALITY,
        DELAYED_RESOLUTION,
        REPEATED_CONTACT,
        OTHER
    }

    /** A retention intervention: somebody reached out. */
    record Contacted(Header header, Optional<String> kind, Optional<String> outcome) implements CustomerEvent {
        static Contacted read(Header header, DataReader in) {
            return new Contacted(header, in.text("kind"), in.text("outcome"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("kind", kind).text("outcome", outcome);
        }
    }
}
