package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.GAPS;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.REVIEWED;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.ContactColumns.ARTICLES;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLVED;
import static dev.plumbline.metrics.kpi.ContactColumns.USED_ARTICLE;
import static dev.plumbline.metrics.kpi.Facet.ARTICLE;
import static dev.plumbline.metrics.kpi.Facet.THEME;
import static dev.plumbline.metrics.kpi.Forms.count;
import static dev.plumbline.metrics.kpi.Forms.score;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;
import static dev.plumbline.metrics.kpi.Kpi.kpi;

import dev.plumbline.contract.Handler;
import dev.plumbline.contract.KnowledgeEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How good the answers are: of people, of the AI, and of the help centre that both draw on. */
final class AnswerKpis {
    static final List<Kpi<?>> ALL = List.of(
            score("qa_score", REVIEWED, ReviewRow.SCORE, any())
                    .asks("How good is the work when somebody looks at it closely?")
                    .is(
                            "mean over reviews of each review's mean score, 0..100; reviewed=ai or reviewed=human picks whose")
                    .by(Facet.REVIEWED, new Division.OfRows<>(Words.all(Handler.class), ReviewRow.REVIEWED))
                    .misleads(
                            "It says as much of the reviewer as of the reviewed, and of how conversations were chosen:"
                                    + " compare only samples drawn by lot, and agents only across reviewers.")
                    .build(),
            kpi(
                            "answer_usefulness",
                            OPENED,
                            Kpi.Unit.SHARE,
                            new Measure.Share<>(
                                    USED_ARTICLE,
                                    Condition.all(RESOLVED, not(HUMAN_HANDLED), not(REPEATED)),
                                    repeatedAndTakenOver()))
                    .asks("Do the articles help?")
                    .is("resolved without a person and not repeated ÷ conversations and sessions that used an article;"
                            + " beside it the shares that were repeated and taken over by a person")
                    .from("conversation.*, knowledge.used")
                    .tier(QUALITY)
                    .better(UP)
                    .by(ARTICLE, new Division.OfRows<>(List.of(), ARTICLES))
                    .misleads("An article that agents use in hard cases always ends with a person and looks useless. By"
                            + " article the figures do not add up: a conversation stands under each that it used.")
                    .build(),
            count("knowledge_gaps", GAPS, any())
                    .asks("Where does the help centre lack something?")
                    .is("knowledge gaps found; read it by theme, category or article")
                    .tier(QUALITY)
                    .better(DOWN)
                    .by(THEME, new Division.OfRows<>(Words.all(KnowledgeEvent.Theme.class), ContactEvent.THEME))
                    .by(ARTICLE, new Division.OfRows<>(List.of(), ContactEvent.ARTICLE))
                    .misleads(
                            "It counts what somebody took the trouble to report: none found can mean that nobody looks."
                                    + " Rank the themes; do not reward a low number.")
                    .build());

    private AnswerKpis() {}

    private static Map<String, Condition<Contact>> repeatedAndTakenOver() {
        var beside = new LinkedHashMap<String, Condition<Contact>>();
        beside.put("repeated", REPEATED);
        beside.put("taken_over", HUMAN_HANDLED);
        return beside;
    }
}
