package dev.plumbline.contract;

/** What a survey asks, and the range of its answers. */
public enum SurveyKind {
    /** Customer satisfaction, 1..5. */
    CSAT(1, 5),
    /** Customer effort, 1..7, 7 being effortless. */
    CES(1, 7),
    /** Would you recommend us, 0..10. */
    NPS(0, 10),
    /** Satisfaction with the handoff from AI to a person, 1..5. */
    HANDOFF(1, 5);

    private final int lowest;
    private final int highest;

    SurveyKind(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public boolean allows(int score) {
        return score >= lowest && score <= highest;
    }
}
