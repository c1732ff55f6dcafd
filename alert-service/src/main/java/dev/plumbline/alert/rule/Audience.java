package dev.plumbline.alert.rule;

/** The customers that a rule watches over. */
public sealed interface Audience {
    /** What to call one of them in a sentence, e.g. {@code VIP customer}. */
    String inWords();

    /** Whether a customer belongs to it, as known now. */
    boolean includes(Customer customer);

    /** Whether a customer belonged to it by any event so far, in whatever order they came. */
    boolean everIncluded(Customer customer);

    /** Customers whose profile says so. */
    record Vip() implements Audience {
        @Override
        public String inWords() {
            return "VIP customer";
        }

        @Override
        public boolean includes(Customer customer) {
            return customer.isVip();
        }

        @Override
        public boolean everIncluded(Customer customer) {
            return customer.everVip();
        }
    }
}
