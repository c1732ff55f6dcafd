package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.theme.ThemeRule;
import dev.plumbline.survey.theme.Themes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads the rules of themes, or says everything that is wrong with them. */
final class ThemeReader {
    private static final int MOST = 50;
    private static final int MOST_KEYWORDS = 200;
    private static final int LONGEST = 63;

    private ThemeReader() {}

    static List<ThemeRule> read(JsonNode body) {
        var list = body == null ? null : body.get("themes");
        if (list == null || !list.isArray() || list.size() > MOST) {
            throw Problem.badField("/themes", "is required: a list of at most " + MOST + " themes, which may be empty");
        }
        var violations = new ArrayList<Violation>();
        var rules = new ArrayList<ThemeRule>();
        var names = new HashSet<String>();
        for (var index = 0; index < list.size(); index++) {
            var in = new JsonFields(list.get(index), "/themes/" + index, violations);
            var theme = in.text("theme", LONGEST).map(String::strip).orElse("");
            if (in.node("theme").isEmpty()) {
                in.wrong("theme", "is required");
            } else if (!theme.isEmpty() && !names.add(theme)) {
                in.wrong("theme", "is the name of another theme, too");
            }
            rules.add(new ThemeRule(theme, keywords(in)));
            in.nothingElse();
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The themes cannot be saved as they are.").with(violations);
        }
        return rules;
    }

    private static List<String> keywords(JsonFields in) {
        var list = in.node("keywords").filter(JsonNode::isArray);
        if (list.isEmpty() || list.get().isEmpty() || list.get().size() > MOST_KEYWORDS) {
            in.wrong("keywords", "is required: a list of 1 to " + MOST_KEYWORDS + " words or phrases");
            return List.of();
        }
        var keywords = new ArrayList<String>();
        for (var index = 0; index < list.get().size(); index++) {
            var keyword = list.get().get(index);
            if (!keyword.isTextual() || keyword.asText().length() > LONGEST || !Themes.isKeyword(keyword.asText())) {
                in.wrong("keywords/" + index, "must be a word or phrase of at most " + LONGEST + " characters");
            }
            keywords.add(keyword.asText());
        }
        return keywords;
    }
}
