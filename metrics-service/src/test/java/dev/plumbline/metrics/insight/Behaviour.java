package dev.plumbline.metrics.insight;

import java.util.HashMap;
import java.util.Map;

/** How a made-up desk and its customers behave: chances 0..1 unless something else is said. A test turns one or two. */
final class Behaviour {
    /** Conversations on a Monday. */
    double volume = 210;

    double aiTakes = 0.7;
    double handsOver = 0.3;

    /** Of those who read an article, on top. */
    double handsOverReaders = 0.3;

    double slow = 0.09;

    /** Conversations that nobody closes until somebody clears them away. */
    double left = 0;

    double repeats = 0.1;
    double reopens = 0.05;
    double asksAgain = 0.02;
    double completeness = 0.8;
    double handoffRating = 4;
    double readsArticle = 0.3;
    double csatOfAi = 0.74;
    double csatOfPeople = 0.84;
    double handoffSatisfaction = 0.82;

    /** 1..7. */
    double ces = 5.3;

    double promoters = 0.5;
    double detractors = 0.2;

    /** Times what is usual. */
    double firstResponse = 1;

    double handleTime = 1;
    double resolution = 1;
    double cost = 1;

    final Map<String, Double> resolutionIn = new HashMap<>();
    final Map<String, Double> csatOfAiIn = new HashMap<>();
}
