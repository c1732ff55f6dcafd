package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of an import")
class SettingsTest {

    @Test
    void have_the_same_text_in_every_process_whatever_the_order_of_the_bots() {
        assertThat(withBots("7", "3", "900", "5", "1", "8", "2"))
                .hasToString(withBots("2", "1", "8", "900", "3", "5", "7").toString())
                .asString()
                .contains("bots=[1, 2, 3, 5, 7, 8, 900]");
    }

    private static Settings withBots(String... bots) {
        return new Settings(
                Optional.empty(),
                new LinkedHashSet<>(List.of(bots)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
