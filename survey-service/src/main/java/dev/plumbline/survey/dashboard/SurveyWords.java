package dev.plumbline.survey.dashboard;

import dev.plumbline.contract.SurveyKind;

/** The contract's words as people say them. */
final class SurveyWords {
    private SurveyWords() {}

    static String of(SurveyKind kind) {
        return switch (kind) {
            case CSAT -> "CSAT";
            case CES -> "CES";
            case NPS -> "NPS";
            case HANDOFF -> "Handoff";
        };
    }

    static String path(String path) {
        return switch (path) {
            case "ai_only" -> "AI only";
            case "ai_to_human" -> "AI to human";
            case "ai_assisted" -> "AI assisted";
            case "human_only" -> "Human only";
            default -> path.replace('_', ' ');
        };
    }
}
