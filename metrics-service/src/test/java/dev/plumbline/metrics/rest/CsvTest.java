package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table as CSV")
class CsvTest {
    @Test
    void has_a_column_for_every_field_and_an_empty_cell_where_a_row_has_none() {
        var json = JsonNodeFactory.instance.objectNode();
        var rows = json.putArray("rows");
        rows.addObject().put("n", 2).putObject("group").put("path", "ai_only");
        rows.addObject().put("n", 1).putNull("value");

        assertThat(TableFormat.csv(Table.of(json, "rows"))).isEqualTo("n,path,value\r\n2,ai_only,\r\n1,,\r\n");
    }

    @Test
    void quotes_what_holds_separators_and_quotes() {
        assertThat(csvOf("so, \"well\"\nthen")).isEqualTo("comment\r\n\"so, \"\"well\"\"\nthen\"\r\n");
    }

    @Test
    void makes_no_formula_of_what_customers_write() {
        for (var formula : new String[] {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"}) {
            assertThat(csvOf(formula)).contains("'" + formula);
        }
    }

    @Test
    void leaves_negative_numbers_numbers() {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("rows").addObject().put("value", -12.5);

        assertThat(TableFormat.csv(Table.of(json, "rows"))).isEqualTo("value\r\n-12.5\r\n");
    }

    private static String csvOf(String comment) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("rows").addObject().put("comment", comment);
        return TableFormat.csv(Table.of(json, "rows"));
    }
}
