package dev.plumbline.survey.survey;

/** The states by name, for tables and lists. */
public enum StateName {
    VOID,
    DUE,
    UNADDRESSED,
    SENDING,
    POSTPONED,
    UNDELIVERABLE,
    SENT,
    ANSWERED,
    EXPIRED,
    BOUNCED,
    SKIPPED,
    WITHDRAWN;

    public static StateName of(SurveyState state) {
        return switch (state) {
            case SurveyState.Void it -> VOID;
            case SurveyState.Due it -> DUE;
            case SurveyState.Unaddressed it -> UNADDRESSED;
            case SurveyState.Sending it -> SENDING;
            case SurveyState.Postponed it -> POSTPONED;
            case SurveyState.Undeliverable it -> UNDELIVERABLE;
            case SurveyState.Sent it -> SENT;
            case SurveyState.Answered it -> ANSWERED;
            case SurveyState.Expired it -> EXPIRED;
            case SurveyState.Bounced it -> BOUNCED;
            case SurveyState.Skipped it -> SKIPPED;
            case SurveyState.Withdrawn it -> WITHDRAWN;
        };
    }
}
