package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.ANSWERED;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.SENT;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.FRUSTRATED;
import static dev.plumbline.metrics.kpi.ContactColumns.HAS_SENTIMENT;
import static dev.plumbline.metrics.kpi.ContactColumns.SENTIMENT;
import static dev.plumbline.metrics.kpi.Facet.KIND;
import static dev.plumbline.metrics.kpi.Forms.score;
import static dev.plumbline.metrics.kpi.Forms.share;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.BUSINESS;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;
import static dev.plumbline.metrics.kpi.Kpi.kpi;
import static dev.plumbline.metrics.kpi.SurveyRow.CES;
import static dev.plumbline.metrics.kpi.SurveyRow.CSAT;
import static dev.plumbline.metrics.kpi.SurveyRow.HANDOFF;
import static dev.plumbline.metrics.kpi.SurveyRow.IS_ANSWERED;
import static dev.plumbline.metrics.kpi.SurveyRow.NPS;
import static dev.plumbline.metrics.kpi.SurveyRow.SCORE;

import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Optional;

/** What customers answer, and how they sound. */
final class VoiceKpis {
    static final List<Kpi<?>> ALL = List.of(
            share("csat", ANSWERED, CSAT, SCORE.atLeast(4))
                    .asks("How many customers are satisfied?")
                    .is("csat answers of 4 and 5 ÷ csat answers")
                    .tier(QUALITY)
                    .better(UP)
                    .misleads(
                            "Few answer, mostly the very happy and the very unhappy, and people are thanked where a bot"
                                    + " is blamed. Look at the interval, and tie no pay to it.")
                    .guardedBy("survey_response_rate")
                    .build(),
            kpi("ces", ANSWERED, Kpi.Unit.SCORE, new Measure.Score<>(SCORE, CES, Optional.of(5.0)))
                    .asks("How easy was it?")
                    .is("mean ces answer, 1..7; beside it the share of 5 and more")
                    .tier(QUALITY)
                    .better(UP)
                    .misleads(
                            "It asks those who got to the end: whoever gave up half-way is never asked how easy it was.")
                    .build(),
            kpi("nps", ANSWERED, Kpi.Unit.POINTS, new Measure.Net<>(NPS, SCORE.atLeast(9), SCORE.atMost(6)))
                    .asks("Would customers recommend us?")
                    .is("100 × (share of 9–10 − share of 0–6) of nps answers")
                    .tier(BUSINESS)
                    .better(UP)
                    .misleads("It is about the company, not about support: price and product move it more. With some"
                            + " hundred answers it swings by ten points on its own.")
                    .build(),
            share("handoff_satisfaction", ANSWERED, HANDOFF, SCORE.atLeast(4))
                    .asks("How many customers are satisfied with the handoff?")
                    .is("handoff answers of 4 and 5 ÷ handoff answers")
                    .tier(QUALITY)
                    .better(UP)
                    .misleads("Customers rate the person who helped them at last, not the way to that person. Read"
                            + " handoff_wait_time and late_handoff_rate with it.")
                    .build(),
            share("survey_response_rate", SENT, any(), IS_ANSWERED)
                    .asks("How many customers answer when asked?")
                    .is("surveys answered, whenever ÷ surveys sent; kind=csat, ces, nps or handoff picks which")
                    .tier(QUALITY)
                    .better(UP)
                    .by(KIND, new Division.OfRows<>(Words.all(SurveyKind.class), SurveyRow.KIND))
                    .misleads(
                            "A high rate is not a fair sample: an unhappy half can stay silent. The newest surveys are"
                                    + " still being answered.")
                    .build(),
            score("sentiment", OPENED, SENTIMENT, CONVERSATION)
                    .asks("How do customers sound?")
                    .is("mean over conversations of their mean customer sentiment, −1..1")
                    .from("conversation.message")
                    .misleads("A machine guesses it from words: it knows no irony, and polite anger passes for calm."
                            + " Good for trends and for finding conversations, not for judging one.")
                    .build(),
            share("negative_sentiment_rate", OPENED, HAS_SENTIMENT, FRUSTRATED)
                    .asks("How many customers get frustrated?")
                    .is("any customer message with sentiment ≤ −0.5 ÷ conversations with a customer sentiment")
                    .from("conversation.message")
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "Many come frustrated by the product, not by support. Long conversations have more chances"
                                    + " for one angry word.")
                    .build());

    private VoiceKpis() {}
}
