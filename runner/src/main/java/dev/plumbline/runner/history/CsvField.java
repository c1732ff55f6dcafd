package dev.plumbline.runner.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A field of an event's data as a column of a CSV file: its name in the contract, with a dot where it lies in another. */
public enum CsvField {
    ACCOUNT_SIZE("accountSize", Kind.TEXT),
    ACCOUNT_VALUE("accountValue", Kind.NUMBER),
    AGENT_ID("agentId", Kind.TEXT),
    AI_ASSISTED("aiAssisted", Kind.FLAG),
    AMOUNT("amount", Kind.NUMBER),
    ARTICLE_ID("articleId", Kind.TEXT),
    ARTICLE_IDS("articleIds", Kind.LIST),
    ASKS_FOR_HUMAN("asksForHuman", Kind.FLAG),
    AUTHOR("author", Kind.TEXT),
    AUTOMATIC("automatic", Kind.FLAG),
    BY("by", Kind.TEXT),
    CATEGORIES("categories", Kind.LIST),
    CATEGORY("category", Kind.TEXT),
    CHANNEL("channel", Kind.TEXT),
    COMMENT("comment", Kind.TEXT),
    COMPLEXITY("complexity", Kind.TEXT),
    CONFIDENCE("confidence", Kind.NUMBER),
    CONTEXT_ATTEMPTS("context.attempts", Kind.FLAG),
    CONTEXT_CUSTOMER("context.customer", Kind.FLAG),
    CONTEXT_SUMMARY("context.summary", Kind.FLAG),
    CONTEXT_TRANSCRIPT("context.transcript", Kind.FLAG),
    CURRENCY("currency", Kind.TEXT),
    CUSTOMER_ID("customerId", Kind.TEXT),
    EMAIL("email", Kind.TEXT),
    ESCALATION("escalation", Kind.FLAG),
    FAILURE("failure", Kind.TEXT),
    FALLBACK("fallback", Kind.FLAG),
    FEATURE("feature", Kind.TEXT),
    FROM("from", Kind.TEXT),
    HANDLED_BY("handledBy", Kind.TEXT),
    INTENT("intent", Kind.TEXT),
    KIND("kind", Kind.TEXT),
    LIFECYCLE_STAGE("lifecycleStage", Kind.TEXT),
    LOCALE("locale", Kind.TEXT),
    NAME("name", Kind.TEXT),
    NOTE("note", Kind.TEXT),
    ORDER_ID("orderId", Kind.TEXT),
    OUTCOME("outcome", Kind.TEXT),
    PLAN_TIER("planTier", Kind.TEXT),
    PRIORITY("priority", Kind.TEXT),
    RATING("rating", Kind.NUMBER),
    REASON("reason", Kind.TEXT),
    REGION("region", Kind.TEXT),
    RENEWAL_AT("renewalAt", Kind.TEXT),
    REVIEWED("reviewed", Kind.TEXT),
    REVIEWER_ID("reviewerId", Kind.TEXT),
    SCORE("score", Kind.NUMBER),
    SCORES_ACCURACY("scores.accuracy", Kind.NUMBER),
    SCORES_CLARITY("scores.clarity", Kind.NUMBER),
    SCORES_COMPLETENESS("scores.completeness", Kind.NUMBER),
    SCORES_ESCALATION("scores.escalation", Kind.NUMBER),
    SCORES_POLICY("scores.policy", Kind.NUMBER),
    SCORES_RESOLUTION("scores.resolution", Kind.NUMBER),
    SCORES_TONE("scores.tone", Kind.NUMBER),
    SECONDS("seconds", Kind.NUMBER),
    SEGMENT("segment", Kind.TEXT),
    SENTIMENT("sentiment", Kind.NUMBER),
    SHOULD_HAVE_ESCALATED("shouldHaveEscalated", Kind.FLAG),
    SIGNED_UP_AT("signedUpAt", Kind.TEXT),
    SUBJECT_LINE("subjectLine", Kind.TEXT),
    SURVEY_ID("surveyId", Kind.TEXT),
    TAGS("tags", Kind.LIST),
    TEAM("team", Kind.TEXT),
    TEXT("text", Kind.TEXT),
    THEME("theme", Kind.TEXT),
    THEMES("themes", Kind.LIST),
    TO("to", Kind.TEXT),
    TO_AGENT_ID("toAgentId", Kind.TEXT),
    TO_TEAM("toTeam", Kind.TEXT),
    USEFUL("useful", Kind.FLAG),
    VALUE("value", Kind.NUMBER),
    VIP("vip", Kind.FLAG);

    private static final String LIST_SEPARATOR = ";";

    /** How a cell is read. */
    public enum Kind {
        TEXT("text"),
        NUMBER("number"),
        FLAG("true or false"),
        LIST("texts with semicolons between");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final Map<String, CsvField> BY_COLUMN =
            Arrays.stream(values()).collect(Collectors.toMap(field -> CsvTable.plain(field.path), Function.identity()));

    private final String path;
    private final Kind kind;

    CsvField(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** The name in the contract, {@code scores.tone} for instance. */
    public String path() {
        return path;
    }

    /** The column's name as the documentation writes it: {@code customer_id}. */
    public String column() {
        return path.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    static Optional<CsvField> ofColumn(String plainName) {
        return Optional.ofNullable(BY_COLUMN.get(plainName));
    }

    /** The cell as JSON; a number or a flag that is none stays a text, for the contract to name it. */
    JsonNode json(String cell) {
        return switch (kind) {
            case TEXT -> TextNode.valueOf(cell);
            case NUMBER -> number(cell);
            case FLAG -> flag(cell);
            case LIST -> list(cell);
        };
    }

    private static JsonNode number(String cell) {
        try {
            return DecimalNode.valueOf(new BigDecimal(cell));
        } catch (NumberFormatException noNumber) {
            return TextNode.valueOf(cell);
        }
    }

    private static JsonNode flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> BooleanNode.TRUE;
            case "false", "no", "0" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(cell);
        };
    }

    private static JsonNode list(String cell) {
        var array = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(cell.split(LIST_SEPARATOR))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .forEach(array::add);
        return array;
    }
}
