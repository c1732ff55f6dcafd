package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CommerceRecorded.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people wrote on an order or a refund, as tags or as a note, that is counted: damaged, or fraud. */
record ShopifyMarks(Set<Kind> kinds) {
    private static final Pattern DAMAGED = Pattern.compile("\\bdamaged?\\b");
    private static final Pattern FRAUD = Pattern.compile("\\bfraud(ulent)?\\b");

    @SafeVarargs
    static ShopifyMarks in(Optional<String>... texts) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var text : texts) {
            var words = text.orElse("").toLowerCase(Locale.ROOT);
            if (DAMAGED.matcher(words).find()) {
                kinds.add(Kind.DAMAGED);
            }
            if (FRAUD.matcher(words).find()) {
                kinds.add(Kind.FRAUD_FLAG);
            }
        }
        return new ShopifyMarks(kinds);
    }

    ShopifyMarks with(Kind kind) {
        var both = EnumSet.of(kind);
        both.addAll(kinds);
        return new ShopifyMarks(both);
    }

    /** Each once an order: its tags come again with every change of it. Says whether one was new. */
    boolean tell(Findings findings, Remembered order, String customer, String orderId) {
        var any = false;
        for (var kind : kinds) {
            if (order.isNews("mark " + kind, "recorded")) {
                any = true;
                findings.add(
                        customer, header -> new CommerceRecorded(header, kind, Optional.of(orderId), Optional.empty()));
            }
        }
        return any;
    }
}
