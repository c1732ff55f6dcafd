package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The golden events, folded and interpreted in memory,")
class GoldenFiguresTest {
    static List<Path> folders() {
        return Golden.folders();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void give_the_golden_figures(Path folder) throws Exception {
        var events = new LinkedHashMap<String, SupportEvent>();
        for (var raw : Golden.events(folder)) {
            var event = EventReader.read(raw);
            events.putIfAbsent(event.source() + " " + event.id(), event);
        }
        var interpreter = InMemory.of(List.copyOf(events.values()), Tenant.named("golden", "Golden", List.of()));

        for (var file : Golden.files(folder)) {
            Golden.compare(file, interpreter::answer);
        }
    }
}
