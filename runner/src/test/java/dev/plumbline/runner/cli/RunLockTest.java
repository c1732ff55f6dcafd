package dev.plumbline.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of a data folder")
class RunLockTest {
    @TempDir
    Path data;

    @Test
    void tells_who_holds_it_and_where_that_one_is() {
        try (var lock = RunLock.take(data, "http://localhost:8082", "http://localhost:8081")) {
            assertThat(lock).isNotNull();
            assertThat(RunLock.holder(data))
                    .contains(new RunLock.Holder(
                            ProcessHandle.current().pid(), "http://localhost:8082", "http://localhost:8081"));
        }
        assertThat(RunLock.holder(data)).isEmpty();
        assertThat(RunLock.isHeld(data)).isFalse();
    }

    @Test
    void is_free_when_only_the_note_of_a_killed_run_is_left() throws Exception {
        Files.createFile(data.resolve("lock"));
        Files.writeString(data.resolve("running"), "1 http://localhost:8082 http://localhost:8081");
        assertThat(RunLock.isHeld(data)).isFalse();
    }
}
