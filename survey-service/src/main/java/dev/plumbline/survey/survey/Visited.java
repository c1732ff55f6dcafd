package dev.plumbline.survey.survey;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was opened of a survey, and when last.
 *
 * @param ratings by the score of the link
 * @param trap the link that no person sees
 */
public record Visited(Map<Integer, Instant> ratings, Optional<Instant> trap) {}
