package dev.plumbline.runner;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of ARCHITECTURE.md, held against the compiled classes of all modules. */
@DisplayName("The architecture")
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "contract",
            "kit",
            "embedded",
            "ingestion-service",
            "metrics-service",
            "survey-service",
            "alert-service",
            "runner");
    private static final List<String> SERVICES = List.of("ingestion", "metrics", "survey", "alert");
    private static final List<String> ADAPTERS = List.of("rest", "kafka", "db", "mail", "channel", "page", "dashboard");
    private static final String[] PURE = Stream.of(
                    "metrics.fact",
                    "metrics.kpi",
                    "metrics.explain",
                    "metrics.snapshot",
                    "metrics.enrich",
                    "metrics.review",
                    "metrics.forecast",
                    "metrics.effect",
                    "metrics.insight",
                    "ingestion.intake",
                    "survey.survey",
                    "survey.policy",
                    "survey.theme",
                    "survey.figure",
                    "alert.rule",
                    "alert.lifecycle",
                    "alert.notify")
            .map(it -> "dev.plumbline." + it + "..")
            .toArray(String[]::new);

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        var root = SuiteOptions.projectRoot();
        all = new ClassFileImporter()
                .importLocations(MODULES.stream()
                        .map(module -> root.resolve(module).resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .map(Location::of)
                        .toList());
        for (var service : SERVICES) {
            assertThat(all.stream().anyMatch(resideInAPackage("dev.plumbline." + service + "..")))
                    .as("the classes of " + service + " are compiled")
                    .isTrue();
        }
    }

    @Test
    void keeps_the_pure_packages_free_of_frameworks_and_sql() {
        classes()
                .that(resideInAnyPackage(PURE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.plumbline.contract..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("java.sql..")))
                        .or(resideInAnyPackage(PURE)))
                .check(all);
    }

    /** Webhooks are JSON and signatures, and nothing else; a help desk is added without knowing how its events travel. */
    @Test
    void keeps_the_help_desks_to_json_and_signatures() {
        classes()
                .that()
                .resideInAPackage("dev.plumbline.ingestion.provider..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "javax.crypto..",
                                "com.fasterxml.jackson.core..",
                                "com.fasterxml.jackson.databind",
                                "com.fasterxml.jackson.databind.node..",
                                "dev.plumbline.contract..",
                                "dev.plumbline.ingestion.provider..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("java.sql.."))))
                .check(all);
    }

    @Test
    void keeps_the_meaning_of_exports_free_of_files_and_of_the_network() {
        classes()
                .that()
                .resideInAPackage("dev.plumbline.runner.history")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.security..",
                        "java.nio.charset..",
                        "com.fasterxml.jackson.databind..",
                        "dev.plumbline.contract..",
                        "dev.plumbline.runner.history"))
                .check(all);
    }

    @Test
    void lets_no_service_code_ask_the_system_for_the_time() {
        for (var clock : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses()
                    .that(resideInAnyPackage("dev.plumbline.contract..", "dev.plumbline.kit..")
                            .or(services()))
                    .should()
                    .callMethod(clock, "now")
                    .check(all);
        }
        noClasses()
                .that(services())
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .check(all);
    }

    @Test
    void keeps_services_apart() {
        for (var service : SERVICES) {
            var others = SERVICES.stream()
                    .filter(it -> !it.equals(service))
                    .map(it -> "dev.plumbline." + it + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.plumbline." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(all);
        }
    }

    @Test
    void keeps_adapters_apart() {
        for (var service : SERVICES) {
            for (var adapter : ADAPTERS) {
                var others = ADAPTERS.stream()
                        .filter(it -> !it.equals(adapter))
                        .map(it -> "dev.plumbline." + service + "." + it + "..")
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage("dev.plumbline." + service + "." + adapter + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .check(all);
            }
        }
    }

    @Test
    void keeps_the_domain_free_of_adapters() {
        for (var service : SERVICES) {
            var adapters = ADAPTERS.stream()
                    .map(it -> "dev.plumbline." + service + "." + it + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.plumbline." + service + "..")
                    .and()
                    .resideOutsideOfPackages(adapters)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(adapters)
                    .check(all);
        }
    }

    @Test
    void has_addresses_only_in_rest_and_pages_and_consumers_only_in_kafka() {
        classes()
                .that(services())
                .and()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .resideInAnyPackage("..rest..", "..page..", "..dashboard..")
                .check(all);
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("..kafka..")
                .check(all);
    }

    @Test
    void has_entities_and_statements_only_in_db() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .resideInAPackage("..db..")
                .check(all);
        noClasses()
                .that(services())
                .and()
                .resideOutsideOfPackage("..db..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(all);
    }

    @Test
    void injects_through_constructors() {
        noFields()
                .that()
                .areDeclaredInClassesThat(
                        resideInAnyPackage("dev.plumbline.kit..").or(services()))
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .check(all);
    }

    @Test
    void has_one_configuration_per_service_named_as_such() {
        var configurations = all.stream()
                .filter(it -> it.isAnnotatedWith("io.smallrye.config.ConfigMapping"))
                .toList();
        assertThat(configurations).extracting(JavaClass::getSimpleName).allMatch(it -> it.endsWith("Config"));
        assertThat(configurations).extracting(JavaClass::getPackageName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Manager", "Impl"})
    void names_no_class(String vague) {
        noClasses().that(alwaysTrue()).should().haveSimpleNameEndingWith(vague).check(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingestion", "metrics", "survey", "alert", "kit"})
    void has_no_cycles_between_the_packages_of(String module) {
        slices().matching("dev.plumbline." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(all);
    }

    @Test
    void begins_every_key_with_the_tenant_and_secures_every_tenants_table() throws Exception {
        var violations = new ArrayList<String>();
        for (var migration : migrations()) {
            var sql = withoutComments(Files.readString(migration));
            for (var table : tables(sql)) {
                // A partition of a topic holds many tenants: docs/adr/0008.
                if (table.name().equals("inbox_offset")) {
                    continue;
                }
                keys(table.body())
                        .filter(key -> !key.startsWith("tenant_id"))
                        .forEach(key -> violations.add(
                                migration.getFileName() + ": a key of " + table.name() + " begins with " + key));
                if (!table.body().contains("tenant_id")) {
                    violations.add(migration.getFileName() + ": " + table.name() + " has no tenant_id");
                }
                if (!sql.contains("alter table " + table.name() + " force row level security")) {
                    violations.add(migration.getFileName() + ": " + table.name() + " has no forced row-level security");
                }
            }
            Pattern.compile("create unique index \\w+\\s+on \\w+\\s*\\((\\w+)")
                    .matcher(sql)
                    .results()
                    .filter(index -> !index.group(1).equals("tenant_id"))
                    .forEach(index -> violations.add(migration.getFileName() + ": " + index.group()));
        }
        assertThat(violations).isEmpty();
    }

    private record Table(String name, String body) {}

    private static List<Table> tables(String sql) {
        return Pattern.compile("create table (\\w+)\\s*\\((.*?)\\n\\);", Pattern.DOTALL)
                .matcher(sql)
                .results()
                .map(it -> new Table(it.group(1), it.group(2)))
                .toList();
    }

    private static Stream<String> keys(String body) {
        var listed = Pattern.compile("(?:primary key|unique)\\s*\\(([^)]*)\\)")
                .matcher(body)
                .results()
                .map(it -> it.group(1).strip());
        var inline = Arrays.stream(body.split("\n"))
                .filter(line -> line.matches("\\s*\\w+ .*\\b(primary key|unique)\\b(?!\\s*\\().*"))
                .map(line -> line.strip().split("\\s")[0]);
        return Stream.concat(listed, inline);
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static List<Path> migrations() throws Exception {
        var found = new ArrayList<Path>();
        for (var module : MODULES) {
            var resources = SuiteOptions.projectRoot().resolve(module).resolve("src/main/resources/db");
            if (Files.isDirectory(resources)) {
                try (var files = Files.walk(resources)) {
                    files.filter(it -> it.toString().endsWith(".sql")).forEach(found::add);
                }
            }
        }
        assertThat(found).hasSizeGreaterThanOrEqualTo(5);
        return found;
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> services() {
        return resideInAnyPackage(
                SERVICES.stream().map(it -> "dev.plumbline." + it + "..").toArray(String[]::new));
    }
}
