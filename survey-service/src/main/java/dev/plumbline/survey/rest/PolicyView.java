package dev.plumbline.survey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trigger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as it is read and, unchanged, written again. Durations are seconds, where they are not called days. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Policy")
record PolicyView(
        String id,
        boolean enabled,
        String kind,
        String trigger,
        Map<String, Set<String>> filters,
        BigDecimal delay,
        double sampling,
        BigDecimal fatigueDays,
        Optional<QuietHoursView> quietHours,
        BigDecimal expiry,
        Optional<BigDecimal> reminder,
        Optional<CadenceView> cadence,
        String channel,
        Map<String, WordingView> texts,
        BrandingView branding) {

    @RegisterForReflection
    record QuietHoursView(String from, String to) {}

    @RegisterForReflection
    record CadenceView(BigDecimal everyDays, BigDecimal restDays) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record WordingView(Optional<String> question, Optional<String> thanks) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BrandingView(Optional<String> name, Optional<String> color, Optional<String> logo) {}

    static PolicyView of(Policy policy) {
        var filters = new TreeMap<String, Set<String>>();
        policy.filters().wanted().forEach((trait, words) -> filters.put(trait.key(), words));
        var texts = new TreeMap<String, WordingView>();
        policy.texts()
                .forEach((language, words) -> texts.put(language, new WordingView(words.question(), words.thanks())));
        return new PolicyView(
                policy.id(),
                policy.enabled(),
                JsonFields.spelt(policy.kind()),
                JsonFields.spelt(policy.trigger()),
                filters,
                seconds(policy.delay()),
                policy.sampling(),
                days(policy.fatigue()),
                policy.quiet()
                        .map(it ->
                                new QuietHoursView(it.from().toString(), it.to().toString())),
                seconds(policy.expiry()),
                policy.reminder().map(PolicyView::seconds),
                Optional.of(policy.cadence())
                        .filter(it -> policy.trigger() == Trigger.CADENCE)
                        .map(it -> new CadenceView(days(it.every()), days(it.rest()))),
                JsonFields.spelt(policy.channel()),
                texts,
                new BrandingView(
                        policy.branding().name(),
                        policy.branding().color(),
                        policy.branding().logo()));
    }

    private static BigDecimal seconds(Duration duration) {
        return plain(BigDecimal.valueOf(duration.toMillis(), 3));
    }

    private static BigDecimal days(Duration duration) {
        return plain(
                BigDecimal.valueOf(duration.toSeconds()).divide(BigDecimal.valueOf(86_400), 3, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
