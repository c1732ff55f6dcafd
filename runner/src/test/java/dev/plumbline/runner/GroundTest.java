package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Before a start")
class GroundTest {
    @TempDir
    Path data;

    @Test
    void free_ports_and_space_on_the_disk_are_all_that_is_asked_for() {
        assertThatCode(() -> Ground.check(SuiteOptions.forTests(data))).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_named_with_its_purpose_and_a_way_out() throws Exception {
        var options = SuiteOptions.forTests(data);
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), options.ports().metrics()));
            assertThatThrownBy(() -> Ground.check(options))
                    .isInstanceOf(SuiteFailure.class)
                    .hasMessageStartingWith(
                            "Port " + options.ports().metrics() + " (metrics and dashboards) is taken by")
                    .hasMessageContaining("--ports 100");
        }
    }
}
