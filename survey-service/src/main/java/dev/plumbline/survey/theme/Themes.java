package dev.plumbline.survey.theme;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what comments are about: by whole words, in any case, with or without accents. */
public final class Themes {
    /** What holds until a tenant sets its own. */
    public static final List<ThemeRule> AT_FIRST = List.of(
            new ThemeRule(
                    "product",
                    List.of(
                            "product",
                            "app",
                            "website",
                            "feature",
                            "features",
                            "bug",
                            "bugs",
                            "crash",
                            "crashes",
                            "crashed",
                            "broken",
                            "defective",
                            "quality",
                            "update",
                            "does not work",
                            "doesn't work",
                            "not working",
                            "Produkt",
                            "Funktion",
                            "Fehler",
                            "kaputt",
                            "defekt",
                            "Qualität",
                            "funktioniert nicht",
                            "produit",
                            "qualité",
                            "ne marche pas",
                            "ne fonctionne pas",
                            "producto",
                            "calidad",
                            "no funciona")),
            new ThemeRule(
                    "support",
                    List.of(
                            "support",
                            "service",
                            "agent",
                            "agents",
                            "staff",
                            "team",
                            "help",
                            "helped",
                            "helpful",
                            "friendly",
                            "rude",
                            "polite",
                            "reply",
                            "replied",
                            "response",
                            "answer",
                            "answered",
                            "waiting",
                            "waited",
                            "slow",
                            "Kundendienst",
                            "Mitarbeiter",
                            "Mitarbeiterin",
                            "freundlich",
                            "unfreundlich",
                            "Antwort",
                            "Hilfe",
                            "geholfen",
                            "gewartet",
                            "langsam",
                            "réponse",
                            "aide",
                            "aimable",
                            "attente",
                            "lent",
                            "soporte",
                            "servicio",
                            "respuesta",
                            "ayuda",
                            "amable",
                            "espera",
                            "lento")),
            new ThemeRule("assistant", List.of("bot", "chatbot", "robot", "assistant", "AI", "KI", "IA", "automated")),
            new ThemeRule(
                    "price",
                    List.of(
                            "price",
                            "prices",
                            "pricing",
                            "expensive",
                            "cheap",
                            "cost",
                            "costs",
                            "refund",
                            "Preis",
                            "teuer",
                            "billig",
                            "Erstattung",
                            "prix",
                            "cher",
                            "remboursement",
                            "precio",
                            "caro",
                            "reembolso")));

    /** A sign of a script that writes no spaces is a word of its own. */
    private static final Pattern WORD = Pattern.compile("[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|"
            + "[[\\p{L}\\p{M}\\p{N}]&&[^\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");

    private static final Pattern ACCENT = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private Themes() {}

    /** What a comment is about, in the order of the rules; a theme may have several. */
    public static List<String> of(String comment, List<ThemeRule> rules) {
        var words = words(comment);
        return rules.stream()
                .filter(rule -> rule.keywords().stream().anyMatch(keyword -> words.contains(words(keyword))))
                .map(ThemeRule::theme)
                .distinct()
                .toList();
    }

    /** Whether a keyword has a word in it; one of signs only would stand in every comment. */
    public static boolean isKeyword(String text) {
        return !words(text).isBlank();
    }

    /** The words of a text, each between blanks: so one text stands in another only as whole words. */
    private static String words(String text) {
        var plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain).results().map(MatchResult::group).collect(Collectors.joining(" ", " ", " "));
    }
}
