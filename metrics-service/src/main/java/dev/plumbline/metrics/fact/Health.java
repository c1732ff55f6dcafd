package dev.plumbline.metrics.fact;

/**
 * How a customer stands, from what happened in the 30 days before.
 *
 * @param activity how well they do in the product, 0..1; 0.5 when nothing tells
 * @param troubles conversations that did not go as they should
 * @param outcome of the latest survey answer: 1 good, 0 poor, 0.5 neither or none
 */
public record Health(double activity, int troubles, double outcome) {
    /** Of whom nothing is known: neither well nor ill. */
    public static final Health UNTOLD = new Health(0.5, 0, 0.5);

    /** Below this value a customer is at risk. */
    public static final double AT_RISK = 50;

    private static final double ACTIVITY_WEIGHT = 40;
    private static final double SUPPORT_WEIGHT = 40;
    private static final double OUTCOME_WEIGHT = 20;
    private static final double PER_TROUBLE = 0.25;

    /** 0..100. */
    public double value() {
        return activityPart() + supportPart() + outcomePart();
    }

    /** What product use gives, 0..40. */
    public double activityPart() {
        return ACTIVITY_WEIGHT * activity;
    }

    /** What support leaves, 0..40: four conversations that went wrong leave nothing. */
    public double supportPart() {
        return SUPPORT_WEIGHT * Math.max(0, 1 - PER_TROUBLE * troubles);
    }

    /** What the customer last said gives, 0..20. */
    public double outcomePart() {
        return OUTCOME_WEIGHT * outcome;
    }

    public boolean atRisk() {
        return value() < AT_RISK;
    }
}
