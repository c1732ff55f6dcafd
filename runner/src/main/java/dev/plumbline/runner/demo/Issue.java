package dev.plumbline.runner.demo;

import dev.plumbline.contract.ConversationEvent.EscalationReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What customers get in touch about. {@code {n}} in a text stands for a number of theirs. */
enum Issue {
    CHANGE_ORDER(
            Business.SHOP,
            "orders",
            Team.SHIPPING,
            8,
            0.2,
            "Change my order {n}",
            "Can I still change the size in order {n}?",
            "I ordered twice by mistake, please take one off order {n}.",
            "Orders can be changed until they are packed. I changed order {n}, the new confirmation is on its way."),
    MISSING_CONFIRMATION(
            Business.SHOP,
            "orders",
            Team.SHIPPING,
            5,
            0.1,
            "No confirmation for order {n}",
            "I paid but never got a confirmation for {n}.",
            "Did order {n} go through? There was no mail.",
            "Order {n} is confirmed and paid. I sent the confirmation again."),
    TRACK_PARCEL(
            Business.SHOP,
            "shipping",
            Team.SHIPPING,
            17,
            0.15,
            "Where is parcel {n}?",
            "Where is my parcel {n}?",
            "Tracking for {n} has not moved for three days.",
            "Parcel {n} left the depot this morning and should arrive tomorrow; the link shows every step."),
    LATE_DELIVERY(
            Business.SHOP,
            "shipping",
            Team.SHIPPING,
            9,
            0.45,
            "Order {n} is late",
            "Order {n} was promised for last Friday.",
            "The courier says delivered, but nothing came. Order {n}.",
            "The courier lost a day at the border. Order {n} comes with priority now, and we refund the delivery fee."),
    START_RETURN(
            Business.SHOP,
            "returns",
            Team.SHIPPING,
            13,
            0.25,
            "Return order {n}",
            "How do I send back the jacket from order {n}?",
            "The return label for {n} does not open.",
            "Here is a new return label for order {n}. Drop it at any parcel shop, no printer needed."),
    EXCHANGE_SIZE(
            Business.SHOP,
            "returns",
            Team.SHIPPING,
            7,
            0.35,
            "Exchange for another size",
            "I need the shoes one size up, order {n}.",
            "Can I exchange instead of returning? Order {n}.",
            "I reserved the other size for you; it leaves as soon as the label for {n} is scanned."),
    REFUND_STATUS(
            Business.SHOP,
            "refund",
            Team.BILLING,
            13,
            0.35,
            "Refund for order {n}",
            "I returned order {n} two weeks ago, where is my money?",
            "When do I get the refund for {n}?",
            "The refund for {n} was released today; your bank shows it within three working days."),
    WRONG_REFUND(
            Business.SHOP,
            "refund",
            Team.BILLING,
            8,
            0.65,
            "Refund of {n} is too low",
            "You refunded less than I paid for {n}.",
            "The delivery fee is missing from the refund for {n}.",
            "You are right, the delivery fee was left out. I refunded the difference for {n}."),
    DAMAGED_ITEM(
            Business.SHOP,
            "damaged",
            Team.SHIPPING,
            9,
            0.5,
            "Item arrived broken",
            "The lamp from order {n} arrived broken.",
            "The box of {n} was crushed and the glass is cracked.",
            "I am sorry. A replacement for {n} leaves today, and you need not send the broken one back."),
    MISSING_PART(
            Business.SHOP,
            "damaged",
            Team.SHIPPING,
            5,
            0.4,
            "Part missing in order {n}",
            "The screws were missing in order {n}.",
            "Only two of three items of {n} were in the box.",
            "The missing part of {n} is on its way; it should reach you in two days."),

    INVOICE_QUESTION(
            Business.SAAS,
            "billing",
            Team.BILLING,
            12,
            0.3,
            "Question about invoice {n}",
            "Why is invoice {n} higher than last month?",
            "We need our VAT number on invoice {n}.",
            "Invoice {n} has two seats added on the 12th. I attached the breakdown and the corrected copy."),
    DUPLICATE_CHARGE(
            Business.SAAS,
            "billing",
            Team.BILLING,
            9,
            0.6,
            "Charged twice",
            "We were charged twice this month, invoices {n} and its copy.",
            "Our card shows two payments for {n}.",
            "The second payment for {n} was a retry of your bank. It is refunded, and the retry is switched off."),
    ERROR_MESSAGE(
            Business.SAAS,
            "technical",
            Team.TECHNICAL,
            12,
            0.5,
            "Error {n} when saving",
            "Saving a report fails with error {n}.",
            "Since this morning we get error {n} on the dashboard.",
            "Error {n} comes from a filter that was renamed. Reload the report and save it once, then it stays."),
    EXPORT_FAILS(
            Business.SAAS,
            "technical",
            Team.TECHNICAL,
            7,
            0.45,
            "Export does not finish",
            "The CSV export hangs at 80 %.",
            "Our nightly export {n} came out empty.",
            "The export ran into its time limit. I raised it for your workspace; export {n} has just finished."),
    CONNECT_CRM(
            Business.SAAS,
            "integration",
            Team.TECHNICAL,
            7,
            0.55,
            "Connecting our CRM",
            "How do we connect our CRM? The wizard stops at step 3.",
            "The CRM sync skips every contact without a phone.",
            "The CRM user needs the right to read contacts. With it, step 3 goes through; here are the four clicks."),
    WEBHOOK_FAILS(
            Business.SAAS,
            "integration",
            Team.TECHNICAL,
            5,
            0.65,
            "Webhook {n} stopped",
            "Webhook {n} stopped firing yesterday.",
            "We get each webhook twice since the update.",
            "Webhook {n} was paused after ten failed deliveries. I resumed it and replayed what was missed."),
    RESET_PASSWORD(
            Business.SAAS,
            "account",
            Team.SUCCESS,
            11,
            0.05,
            "Cannot sign in",
            "I cannot reset my password.",
            "The sign-in mail never arrives.",
            "I sent a fresh link that is valid for an hour. Your mail filter had held the first one back."),
    ADD_USERS(
            Business.SAAS,
            "account",
            Team.SUCCESS,
            7,
            0.15,
            "Adding people",
            "How do I add five colleagues?",
            "Where do I change who owns the workspace?",
            "Under Settings, People you can invite them in one go; the owner is changed in the same place."),
    CANCEL_PLAN(
            Business.SAAS,
            "cancellation",
            Team.SUCCESS,
            5,
            0.5,
            "Cancelling our plan",
            "We want to cancel at the end of the term.",
            "How do I downgrade to the free plan?",
            "Your plan ends with the term, nothing more is charged. Your data stays exportable for 60 days."),
    SUSPICIOUS_SIGN_IN(
            Business.SAAS,
            "security",
            Team.TECHNICAL,
            3,
            0.6,
            "Sign-in that was not us",
            "We see a sign-in from a country where nobody of us is.",
            "Somebody changed our API key {n}.",
            "I ended all sessions and rotated key {n}. The log shows no export; two-factor is now required.");

    private final Business business;
    private final String category;
    private final Team team;
    private final double weight;
    private final double complexShare;
    private final String subjectLine;
    private final List<String> questions;
    private final String solution;

    Issue(
            Business business,
            String category,
            Team team,
            double weight,
            double complexShare,
            String subjectLine,
            String question,
            String otherQuestion,
            String solution) {
        this.business = business;
        this.category = category;
        this.team = team;
        this.weight = weight;
        this.complexShare = complexShare;
        this.subjectLine = subjectLine;
        this.questions = List.of(question, otherQuestion);
        this.solution = solution;
    }

    static List<Issue> of(Business business) {
        return Arrays.stream(values()).filter(it -> it.business == business).toList();
    }

    Business business() {
        return business;
    }

    /** The issue family, as the figures group it. */
    String category() {
        return category;
    }

    String intent() {
        return name().toLowerCase(Locale.ROOT);
    }

    Team team() {
        return team;
    }

    /** How often it comes up, in relation to the others of its business. */
    double weight() {
        return weight;
    }

    /** The share of its conversations that takes some digging, 0..1. */
    double complexShare() {
        return complexShare;
    }

    String subjectLine() {
        return subjectLine;
    }

    List<String> questions() {
        return questions;
    }

    String solution() {
        return solution;
    }

    /** The help centre's page about it. */
    String article() {
        return "KB-" + (101 + ordinal());
    }

    /** Whether money of the customer's hangs on it. */
    boolean aboutMoney() {
        return category.equals("billing") || category.equals("refund");
    }

    /** Whether a person ought to see it, whatever the AI makes of it. */
    boolean sensitive() {
        return category.equals("cancellation") || category.equals("security");
    }

    /** What the AI names when it gives up for want of an answer. */
    EscalationReason wantOfAnAnswer() {
        return aboutMoney() ? EscalationReason.POLICY_AMBIGUITY : EscalationReason.MISSING_KNOWLEDGE;
    }
}
