package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.fact.Responses;
import dev.plumbline.metrics.kpi.Readable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who answered a conversation first, and how fast its customer's turns were answered. */
final class ResponseReasons {
    private final Subject subject;
    private final Telling telling;

    private ResponseReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new ResponseReasons(subject);
        var answers = subject.grounds().answers();
        var responses = subject.fact().responses();
        return List.of(
                reasons.first(
                        Field.FIRST_RESPONSE_AT,
                        responses.first(),
                        answers.first(),
                        "Nobody has answered since it was opened."),
                reasons.first(
                        Field.FIRST_AI_RESPONSE_AT,
                        responses.firstByAi(),
                        answers.firstByAi(),
                        "The AI has not written since it was opened."),
                reasons.first(
                        Field.FIRST_HUMAN_RESPONSE_AT,
                        responses.firstByHuman(),
                        answers.firstByHuman(),
                        "No person has written since it was opened."),
                reasons.first(
                        Field.FIRST_USEFUL_RESPONSE_AT,
                        responses.firstUseful(),
                        answers.firstUseful(),
                        answers.first().isPresent()
                                ? "No answer has moved the matter forward."
                                : "Nobody has answered since it was opened."),
                reasons.replyTime(responses, answers));
    }

    private Explanation first(
            Field field, Optional<Instant> at, Optional<ConversationEvent.Message> answer, String none) {
        return Explanation.of(
                field,
                Content.moment(at),
                answer.map(it -> Telling.sentence(Telling.who(it) + " wrote " + telling.at(it) + ", "
                                + Readable.duration(subject.fact().secondsTo(at).orElseThrow())
                                + " after the opening" + kind(it)))
                        .orElse(none),
                answer);
    }

    private static String kind(ConversationEvent.Message message) {
        return message.automatic()
                ? ", an automatic message"
                : message.isUseful() ? "" : ", a message that moved nothing forward";
    }

    private Explanation replyTime(Responses responses, Grounds.Answers answers) {
        var turns = answers.turns();
        return Explanation.of(
                Field.REPLY_TIME,
                Content.seconds(responses.replyTime()),
                responses
                        .replyTime()
                        .map(mean -> Telling.sentence(Telling.count(turns.size(), "turn")
                                + " of the customer " + (turns.size() == 1 ? "was" : "were") + " answered"
                                + (turns.size() == 1 ? "" : ", on average") + " after " + Readable.duration(mean)
                                + slowest(turns)))
                        .orElse("No turn of the customer was answered."),
                turns.stream().flatMap(turn -> Stream.of(turn.asked(), turn.answered())));
    }

    private String slowest(List<Grounds.Turn> turns) {
        if (turns.size() == 1) {
            return ", from " + telling.time(turns.getFirst().asked().time()) + " to "
                    + telling.time(turns.getFirst().answered().time());
        }
        var slowest =
                turns.stream().max(Comparator.comparing(Grounds.Turn::seconds)).orElseThrow();
        return ", the slowest after " + Readable.duration(slowest.seconds()) + " " + telling.at(slowest.answered());
    }
}
