package dev.plumbline.metrics.explain;

import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Contact;
import java.util.List;
import java.util.stream.Stream;

/** Finds what in a condition decides whether it holds for a row: a declaration explains itself. */
final class Deciding {
    private Deciding() {}

    /** Why a condition holds for a contact, or does not. */
    static String sentence(Condition<Contact> condition, Contact contact) {
        var words = of(condition, contact)
                .flatMap(it -> ColumnWords.of(it, contact).stream())
                .distinct()
                .toList();
        return Telling.sentence(words.isEmpty() ? "it counts every conversation" : Telling.and(words));
    }

    /** The simple conditions that decide: of several that must hold all of them, or those that do not. */
    private static Stream<Condition<Contact>> of(Condition<Contact> condition, Contact contact) {
        return switch (condition) {
            case Condition.And<Contact> and -> {
                var failing = failing(and, contact);
                yield (failing.isEmpty() ? and.conditions() : failing).stream().flatMap(it -> of(it, contact));
            }
            case Condition.Not<Contact> not -> of(not.condition(), contact);
            case Condition.Same<Contact> same -> Stream.concat(of(same.left(), contact), of(same.right(), contact));
            case Condition.Flag<Contact> flag -> Stream.of(flag);
            case Condition.In<Contact> in -> Stream.of(in);
            case Condition.AtLeast<Contact> atLeast -> Stream.of(atLeast);
            case Condition.AtMost<Contact> atMost -> Stream.of(atMost);
            case Condition.Has<Contact> has -> Stream.of(has);
        };
    }

    private static List<Condition<Contact>> failing(Condition.And<Contact> and, Contact contact) {
        return and.conditions().stream().filter(it -> !it.holds(contact)).toList();
    }
}
