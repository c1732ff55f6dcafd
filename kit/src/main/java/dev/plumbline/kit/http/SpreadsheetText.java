package dev.plumbline.kit.http;

/** Words of customers and agents as they may stand in a table that somebody opens in a spreadsheet. */
public final class SpreadsheetText {
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /** The text; one that a spreadsheet would run as a formula gets an apostrophe before it. */
    public static String inert(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
