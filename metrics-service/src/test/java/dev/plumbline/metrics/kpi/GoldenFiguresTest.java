package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The golden events, folded and interpreted in memory,")
class GoldenFiguresTest {
    static final List<String> FILES = Golden.FILES;
    private static Interpreter interpreter;

    @BeforeAll
    static void fold() throws Exception {
        var events = new LinkedHashMap<String, SupportEvent>();
        for (var raw : Golden.events()) {
            var event = EventReader.read(raw);
            events.putIfAbsent(event.source() + " " + event.id(), event);
        }
        interpreter = InMemory.of(List.copyOf(events.values()), Tenant.WINDOW_AT_FIRST, Tenant.SENSITIVE_AT_FIRST);
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void give_the_golden_figures(String file) throws IOException {
        Golden.compare(file, interpreter::answer);
    }
}
