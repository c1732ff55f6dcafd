package dev.plumbline.survey.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.survey.theme.ThemeRule;
import dev.plumbline.survey.theme.ThemeStore;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table {@code theme_set}. */
@ApplicationScoped
@RegisterForReflection(targets = ThemeRule.class)
class ThemeTable implements ThemeStore {
    private static final TypeReference<List<ThemeRule>> RULES = new TypeReference<>() {};

    private final AgroalDataSource dataSource;

    ThemeTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<List<ThemeRule>> find(String tenant) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select themes from theme_set where tenant_id = ?")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(ContractJson.mapper().readValue(rows.getString(1), RULES))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("Themes cannot be read: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void replace(String tenant, List<ThemeRule> rules, Instant at) {
        try (var connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into theme_set (tenant_id, themes, changed_at) values (?, ?::jsonb, ?)
                        on conflict (tenant_id) do update
                            set themes = excluded.themes, changed_at = excluded.changed_at""")) {
            upsert.setString(1, tenant);
            upsert.setString(2, ContractJson.mapper().writeValueAsString(rules));
            upsert.setObject(3, at.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("Themes cannot be kept: " + failure.getMessage(), failure);
        }
    }
}
