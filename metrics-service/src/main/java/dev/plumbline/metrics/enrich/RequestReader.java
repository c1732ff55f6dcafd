package dev.plumbline.metrics.enrich;

/** Whether a text asks for a person. Who tells of one, or wants none, does not. */
final class RequestReader {
    private static final int MOST_BETWEEN = 5;
    private static final int REFUSAL_REACHES = 5;
    private static final int PAST_REACHES = 3;
    private static final int LONGEST_CALL = 8;

    private final Reading text;

    private RequestReader(Reading text) {
        this.text = text;
    }

    static boolean asks(Reading text) {
        return new RequestReader(text).asks();
    }

    private boolean asks() {
        if (calls()) {
            return true;
        }
        for (var at = 0; at < text.size(); at++) {
            if (asksAt(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean asksAt(int at) {
        var request = text.length(at, Section.REQUEST);
        if (request > 0 && !isRefused(at) && !isOver(at)) {
            return true;
        }
        var contact = text.length(at, Section.CONTACT);
        if (contact > 0 && !isOver(at)) {
            return asksFor(at, contact, true);
        }
        var wish = text.length(at, Section.WISH);
        return wish > 0 && !isOver(at) && asksFor(at, wish, false);
    }

    /** Somebody is named after a wish or a way of contact: a person, or what the customer does not want. */
    private boolean asksFor(int start, int length, boolean contact) {
        var at = start + length;
        for (var between = 0;
                between <= MOST_BETWEEN && at < text.size() && !text.text().breakBefore(at);
                between++) {
            var person = text.length(at, Section.PERSON);
            if (person > 0 && isPersonBefore(at + person, contact) || contact && text.length(at, Section.SOMEONE) > 0) {
                return !isRefused(start);
            }
            if (text.length(at, Section.BOT) > 0) {
                return isRefused(start);
            }
            var step = text.length(at, Section.BETWEEN);
            if (step == 0) {
                return false;
            }
            at += step;
        }
        return false;
    }

    /** Not the first half of something else, as in "agent name". */
    private boolean isPersonBefore(int next, boolean contact) {
        if (text.text().breakBefore(next)) {
            return true;
        }
        return contact ? text.length(next, Section.COMPOUND) == 0 : text.length(next, Section.AFTER) > 0;
    }

    /** A sentence that is nothing but a call: "agent please". */
    private boolean calls() {
        var named = false;
        var start = 0;
        for (var at = 0; at < text.size(); ) {
            var person = text.length(at, Section.PERSON);
            var step = person > 0 ? person : text.length(at, Section.FILLER);
            named |= person > 0;
            at += step;
            if (step == 0) {
                at = nextSentence(at + 1);
            } else if (!text.text().beginsSentence(at)) {
                continue;
            } else if (named && at - start <= LONGEST_CALL) {
                return true;
            }
            start = at;
            named = false;
        }
        return false;
    }

    private int nextSentence(int from) {
        var at = from;
        while (!text.text().beginsSentence(at)) {
            at++;
        }
        return at;
    }

    private boolean isRefused(int at) {
        for (var before = at - 1; before >= Math.max(0, at - REFUSAL_REACHES); before--) {
            if (text.text().breakBefore(before + 1)) {
                return false;
            }
            if (text.length(before, Section.REFUSAL) > 0 && !isUrging(before)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase that only looks like a refusal covers a word: "why don't you let me …". */
    private boolean isUrging(int at) {
        for (var start = at; start >= Math.max(0, at - 2); start--) {
            if (text.length(start, Section.URGING) > at - start) {
                return true;
            }
        }
        return false;
    }

    private boolean isOver(int at) {
        return text.precedes(at, Section.PAST, PAST_REACHES);
    }
}
