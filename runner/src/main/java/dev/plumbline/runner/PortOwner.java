package dev.plumbline.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program listens on a port, where the system tells: Linux does, for one's own programs. */
final class PortOwner {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** In words for a person. */
    static Optional<String> of(int port) {
        try {
            return socket(port)
                    .flatMap(PortOwner::holder)
                    .map(pid -> ProcessHandle.of(pid)
                            .flatMap(process -> process.info().command())
                            .map(command ->
                                    "%s (process %d)".formatted(Path.of(command).getFileName(), pid))
                            .orElse("process " + pid));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Optional<String> socket(int port) throws IOException {
        String ending = ":%04X".formatted(port);
        for (String table : new String[] {"tcp", "tcp6"}) {
            Path file = PROCESSES.resolve("net").resolve(table);
            if (!Files.exists(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(ending) && columns[3].equals(LISTENING)) {
                    return Optional.of("socket:[" + columns[9] + "]");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> holder(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> open =
                Files.list(PROCESSES.resolve(Long.toString(pid)).resolve("fd"))) {
            return open.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException closed) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }
}
