package dev.plumbline.survey.figure;

import dev.plumbline.contract.SurveyKind;
import java.util.Optional;

/**
 * How many surveys that were sent are of one kind, group and score.
 *
 * @param group what they are grouped by; empty where that is not known
 * @param score empty when there is no answer
 * @param surveys all of them
 * @param suspected those of them whose answer is taken for a machine's
 */
public record Count(SurveyKind kind, Optional<String> group, Optional<Integer> score, long surveys, long suspected) {}
