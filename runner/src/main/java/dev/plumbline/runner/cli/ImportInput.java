package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.history.file.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of an import. What comes by standard input is copied to the data folder for the time of the import: some exports
 * are read twice.
 *
 * @param copied the copy of standard input, and its hash
 */
record ImportInput(List<InputFile> files, Path folder, Optional<Copy> copied) implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";

    /** Files for the time of an import, with the process that makes it. */
    private static final Pattern PASSING = Pattern.compile("(?:scratch|standard-input)-([0-9]{1,18})(?:-.*)?");

    /** What came by standard input. */
    record Copy(Path file, String hash) {}

    static ImportInput of(List<String> names, Path folder) {
        var files = new ArrayList<InputFile>();
        Optional<Copy> copied = Optional.empty();
        for (var name : names) {
            var path = Path.of(name);
            if (!name.equals("-") && (!Files.isRegularFile(path) || !Files.isReadable(path))) {
                throw new Misunderstanding("There is no readable file " + name + ".");
            }
        }
        removeLeftovers(folder);
        for (var name : names) {
            if (name.equals("-")) {
                copied = copied.or(() -> Optional.of(copy(folder)));
                files.add(new InputFile(copied.orElseThrow().file(), "standard input"));
            } else {
                files.add(new InputFile(Path.of(name), name));
            }
        }
        return new ImportInput(List.copyOf(files), folder, copied);
    }

    /** What an import that was killed has left: it holds what customers wrote. */
    private static void removeLeftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                var top = folder.relativize(file).getName(0).toString();
                var owner = PASSING.matcher(top);
                if (owner.matches()
                        && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new SuiteFailure("%s cannot be tidied: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    private static Copy copy(Path folder) {
        var digest = sha256();
        try {
            Files.createDirectories(folder);
            var file = Files.createTempFile(
                    folder,
                    "standard-input-%d-".formatted(ProcessHandle.current().pid()),
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            try (var input = new DigestInputStream(System.in, digest);
                    var output = Files.newOutputStream(file)) {
                input.transferTo(output);
            }
            return new Copy(file, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "Standard input cannot be copied to %s: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    /** Where an export may be taken apart. */
    Path scratch() {
        return folder.resolve("scratch-" + ProcessHandle.current().pid());
    }

    /** Tells this import from every other, as far as files can be told apart without reading them. */
    String fingerprint(List<String> circumstances) {
        var digest = sha256();
        circumstances.forEach(it -> update(digest, it));
        for (var file : files) {
            update(
                    digest,
                    copied.filter(it -> it.file().equals(file.path()))
                            .map(Copy::hash)
                            .orElseGet(() -> marks(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String marks(InputFile file) {
        try {
            return file.path().toRealPath() + " " + file.bytes() + " " + Files.getLastModifiedTime(file.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        copied.ifPresent(it -> {
            try {
                Files.deleteIfExists(it.file());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
