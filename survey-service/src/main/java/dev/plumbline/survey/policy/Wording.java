package dev.plumbline.survey.policy;

import java.util.Optional;

/** A tenant's own words in one language, in the place of ours. */
public record Wording(Optional<String> question, Optional<String> thanks) {
    public static final Wording OURS = new Wording(Optional.empty(), Optional.empty());
}
