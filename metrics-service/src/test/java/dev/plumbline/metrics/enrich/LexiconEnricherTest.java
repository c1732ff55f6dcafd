package dev.plumbline.metrics.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Enrichers;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The lexicon")
class LexiconEnricherTest {
    private static final Enrichers ALL = new Enrichers(
            true, true, List.of(new Enrichers.CategoryRule("billing", List.of("invoice", "charged twice"))));

    private final Enricher enricher = new LexiconEnricher();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to talk to a human",
                "Could I please speak with one of your agents? No? Then give me a representative.",
                "agent",
                "AGENT!!!",
                "Human, please.",
                "Terrible. A human, please!",
                "this does not help\nagent",
                "operator please",
                "I need a real person",
                "Can I speak to someone?",
                "let me speak to your manager",
                "Please connect me with customer service",
                "transfer me to a live agent now",
                "Is there a human I can talk to?",
                "I don't want to talk to a bot",
                "Why don't you let me talk to a person?",
                "If I don't get a human on this I will leave, so put me through to your supervisor",
                "How can I reach an actual human being?"
            })
    void hears_that_a_customer_asks_for_a_person(String text) {
        assertThat(asksForHuman(text)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There was no human error on our side",
                "I don't want to talk to a human",
                "No need to speak to anyone, it works now",
                "thanks to the person who helped me",
                "The agent was very kind",
                "The roles are admin, agent, supervisor",
                "I spoke to an agent yesterday",
                "I had to talk to three agents last week",
                "I need the agent name and the operator code",
                "The human resources department needs the invoice",
                "Which operator do you use for SMS?",
                "Our sales representative told us so",
                "Please send me the invoice",
                "How many people can use one licence?",
                "Your bot is great, I don't need a person"
            })
    void does_not_take_the_mention_of_a_person_for_a_wish(String text) {
        assertThat(asksForHuman(text)).contains(false);
    }

    @Test
    void knows_a_good_mood_from_a_bad_one() {
        assertThat(sentiment("This is great, thank you!")).isGreaterThan(0.5);
        assertThat(sentiment("This is terrible, I am furious.")).isLessThanOrEqualTo(-0.5);
        assertThat(sentiment("Where do I find the settings of my account?")).isZero();
    }

    @Test
    void turns_a_word_round_that_is_denied() {
        assertThat(sentiment("The answer is good")).isPositive();
        assertThat(sentiment("The answer is not good")).isNegative();
        assertThat(sentiment("It is not terrible")).isPositive().isLessThan(sentiment("It is great"));
        assertThat(sentiment("No, it is great")).isEqualTo(sentiment("It is great"));
        assertThat(sentiment("It is not working and great")).isGreaterThan(sentiment("It is not working"));
    }

    @Test
    void weighs_a_word_by_what_stands_around_it() {
        var plain = sentiment("The service is bad");
        assertThat(sentiment("The service is really bad")).isLessThan(plain);
        assertThat(sentiment("The service is a bit bad")).isBetween(plain, -0.01);
        assertThat(sentiment("The service is bad!!!")).isLessThan(plain);
        assertThat(sentiment("The service is BAD")).isLessThan(plain);
        assertThat(sentiment("The app is great but the service is bad"))
                .isLessThan(sentiment("The service is bad but the app is great"));
    }

    @Test
    void counts_a_word_once_however_often_it_is_said() {
        assertThat(sentiment("error and then error and then error and then error and error"))
                .isEqualTo(sentiment("error and then"));
    }

    @Test
    void reads_emoji_and_emoticons() {
        assertThat(sentiment("the order is here 😡")).isNegative();
        assertThat(sentiment("the order is here :-)")).isPositive();
    }

    @Test
    void leaves_out_what_a_mail_quotes() {
        assertThat(sentiment("It is great\n> you are all terrible liars\n > and thieves\n"))
                .isEqualTo(sentiment("It is great"));
        assertThat(asksForHuman("It is fine\n> I want to talk to a human")).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ich möchte bitte mit einem Menschen sprechen",
                "これはひどいです",
                "4711",
                "...",
                "",
                "Vielen Dank für die Rechnung"
            })
    void says_nothing_of_a_text_in_a_language_it_does_not_know(String text) {
        var derived = derive(text, ALL);

        assertThat(derived.sentiment()).isEmpty();
        assertThat(derived.asksForHuman()).isEmpty();
    }

    @Test
    void derives_only_what_is_switched_on_and_missing() {
        var text = "Terrible. Let me talk to a person about my invoice.";

        assertThat(derive(text, Enrichers.OFF)).isEqualTo(Derived.NOTHING);
        assertThat(enricher.derive(List.of(new Passage(text, false, false)), ALL))
                .containsExactly(new Derived(Optional.empty(), Optional.empty(), Optional.of("billing")));
        assertThat(derive(text, new Enrichers(true, false, List.of())).asksForHuman())
                .isEmpty();
        assertThat(derive(text, new Enrichers(false, true, List.of())))
                .isEqualTo(new Derived(Optional.empty(), Optional.of(true), Optional.empty()));
    }

    @Test
    void answers_in_the_order_of_the_texts() {
        var texts = List.of(new Passage("This is great", true, false), new Passage("my invoice", false, false));

        assertThat(enricher.derive(texts, ALL))
                .extracting(Derived::category)
                .containsExactly(Optional.empty(), Optional.of("billing"));
    }

    @ParameterizedTest
    @CsvSource({
        "Where is my INVOICE?, invoice, true",
        "the invoices of May, invoice, false",
        "reinvoiced, invoice, false",
        "I was charged  twice, charged twice, true",
        "charged, charged twice, false",
        "RÜCKERSTATTUNG bitte, rückerstattung, true",
        "Ｉｎｖｏｉｃｅ, ｉｎｖｏｉｃｅ, true",
        "ΕΠΙΣΤΡΟΦΗΣ, επιστροφης, true",
        "我要退款谢谢, 退款, true",
        "my e-mail bounced, e-mail, true",
        "the customer's card, customer, true",
        "Cafe\u0301 order, café, true",
        "anything, #, false"
    })
    void finds_a_keyword_as_whole_words_and_in_any_case(String text, String keyword, boolean found) {
        var rules = new Enrichers(false, false, List.of(new Enrichers.CategoryRule("it", List.of(keyword))));

        assertThat(derive(text, rules).category()).isEqualTo(found ? Optional.of("it") : Optional.empty());
    }

    @Test
    void lets_the_first_rule_that_fits_decide() {
        var rules = new Enrichers(
                false,
                false,
                List.of(
                        new Enrichers.CategoryRule("refund", List.of("money back")),
                        new Enrichers.CategoryRule("billing", List.of("invoice", "money"))));

        assertThat(derive("The invoice is wrong, I want my money back", rules).category())
                .contains("refund");
        assertThat(derive("The invoice is wrong, I want my money", rules).category())
                .contains("billing");
    }

    @Property(tries = 1000)
    @Label("stays in its range and never fails, whatever the text")
    void stays_in_its_range_and_never_fails(@ForAll String text) {
        for (var awkward :
                List.of(text, text + " terrible awful worst!!! ??" + text, "talk to " + text + " :( human")) {
            var derived = derive(awkward, ALL);
            assertThat(derived.sentiment().orElse(0.0)).isBetween(-1.0, 1.0);
        }
    }

    private Derived derive(String text, Enrichers settings) {
        return enricher.derive(List.of(new Passage(text, true, true)), settings).getFirst();
    }

    private double sentiment(String text) {
        return derive(text, ALL).sentiment().orElseThrow();
    }

    private Optional<Boolean> asksForHuman(String text) {
        return derive(text, ALL).asksForHuman();
    }
}
