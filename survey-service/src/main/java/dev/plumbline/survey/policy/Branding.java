package dev.plumbline.survey.policy;

import java.util.Optional;

/**
 * What mail and page look like.
 *
 * @param name who asks, in the place of the tenant's name
 * @param color of buttons and links, {@code #rrggbb}
 * @param logo a PNG as {@code data:image/png;base64,…}
 */
public record Branding(Optional<String> name, Optional<String> color, Optional<String> logo) {
    public static final Branding PLAIN = new Branding(Optional.empty(), Optional.empty(), Optional.empty());
}
