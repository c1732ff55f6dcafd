package dev.plumbline.runner.demo;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Complexity;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.ConversationEvent.WorkKind;
import dev.plumbline.contract.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Conversations that people hold: from the start, with drafts of the AI or without, or taken over from the assistant. */
final class HumanDesk {
    private final Story story;

    HumanDesk(Story story) {
        this.story = story;
    }

    /** From the customer's first message on. */
    Ending receives(Transcript transcript, Dice dice) {
        var contact = transcript.contact();
        if (!contact.live() && dice.chance(0.7)) {
            transcript.after(Duration.ofSeconds(4)).acknowledges(Author.HUMAN, dice.pick(Phrases.ACKNOWLEDGEMENTS));
        }
        var drafted = dice.chance(0.44);
        var agent = isTakenUp(transcript, dice);
        transcript.agentWrites(agent, dice.pick(Phrases.GREETINGS), List.of());
        var path = drafted ? Ending.Path.AI_ASSISTED : Ending.Path.HUMAN_ONLY;
        return settles(transcript, path, agent, true, dice);
    }

    /** From the assistant's handoff on; what it did not hand over, the customer has to tell again. */
    Ending takesOver(Transcript transcript, Optional<HandoffContext> context, Dice dice) {
        var contact = transcript.contact();
        var agent = isTakenUp(transcript, dice);
        var informed = context.filter(it -> it.transcript() && it.summary()).isPresent();
        if (informed) {
            transcript.agentWrites(agent, dice.pick(Phrases.TAKING_OVER), List.of());
        } else {
            transcript
                    .agentWrites(agent, dice.pick(Phrases.TAKING_OVER_BLINDLY), List.of())
                    .after(contact.pause(dice))
                    .customerWrites(dice.pick(Phrases.TELLING_IT_AGAIN), dice.score(-0.8, -0.2));
        }
        return settles(transcript, Ending.Path.AI_TO_HUMAN, agent, informed, dice);
    }

    /** It was closed and is not settled: a person looks at it once more, and takes care this time. */
    Ending makesGood(Transcript transcript, Ending.Path path, Dice dice) {
        var agent = isTakenUp(transcript, dice);
        transcript
                .agentWrites(agent, dice.pick(Phrases.MORE_INSIGHT), List.of())
                .after(dice.between(Duration.ofMinutes(5), Duration.ofMinutes(40)));
        logsWork(transcript, agent, Duration.ofMinutes(7), dice);
        transcript.after(Duration.ofMinutes(1)).agentResolves(agent, path == Ending.Path.AI_ASSISTED);
        return new Ending(transcript, path, Optional.of(agent), dice.chance(agent.skill()), false);
    }

    private Team.Agent isTakenUp(Transcript transcript, Dice dice) {
        var contact = transcript.contact();
        var team = contact.issue().team();
        var agent = team.anyone(dice);
        var usualWait = Duration.ofMinutes(contact.live() ? 10 : 120).toSeconds()
                * story.queuePressureAt(transcript.now())
                * urgency(contact.priority());
        var pickedUp = transcript.now().plus(dice.around(Duration.ofSeconds(Math.round(usualWait))));
        transcript
                .at(Rhythm.onDuty(pickedUp, dice))
                .isAssigned(agent, team)
                .after(dice.around(Duration.ofSeconds(contact.live() ? 40 : 300)));
        return agent;
    }

    private static double urgency(Priority priority) {
        return switch (priority) {
            case LOW -> 1.6;
            case NORMAL -> 1;
            case HIGH -> 0.6;
            case URGENT -> 0.35;
        };
    }

    private Ending settles(Transcript transcript, Ending.Path path, Team.Agent first, boolean informed, Dice dice) {
        var contact = transcript.contact();
        var complex = contact.complexity() == Complexity.COMPLEX;
        var agent = isPassedOn(transcript, first, dice);
        if (dice.chance(complex ? 0.22 : 0.05)) {
            investigates(transcript, agent, dice);
        }
        if (dice.chance(0.014)) {
            // Waits for a supplier, a bank or the customer, and for somebody to remember it.
            if (dice.chance(0.4)) {
                return new Ending(transcript, path, Optional.of(agent), false, false);
            }
            var remembered = transcript.now().plus(dice.between(Duration.ofDays(5), Duration.ofDays(24)));
            transcript.at(Rhythm.onDuty(remembered, dice));
        }
        transcript
                .at(Rhythm.onDuty(transcript.now().plus(contact.pause(dice)), dice))
                .agentWrites(
                        agent,
                        contact.spoken(contact.issue().solution()),
                        dice.chance(0.2) ? List.of(contact.issue().article()) : List.of());
        var solved = dice.chance(agent.skill() - (complex ? 0.05 : 0) + (path == Ending.Path.AI_ASSISTED ? 0.02 : 0));
        if (dice.chance(0.5)) {
            transcript
                    .after(contact.pause(dice))
                    .customerWrites(
                            dice.pick(solved ? Phrases.THANKS : Phrases.DISAPPOINTMENT),
                            solved ? dice.score(0.2, 0.9) : dice.score(-0.6, 0));
        }
        logsWork(transcript, agent, usualWork(path, complex, informed), dice);
        transcript.after(contact.pause(dice)).agentResolves(agent, path == Ending.Path.AI_ASSISTED);
        return new Ending(transcript, path, Optional.of(agent), solved, informed);
    }

    private Team.Agent isPassedOn(Transcript transcript, Team.Agent agent, Dice dice) {
        var issue = transcript.contact().issue();
        var unclear = story.policyUnclearAt(issue, transcript.now());
        if (agent.equals(issue.team().senior()) || !dice.chance(unclear ? 0.32 : 0.07)) {
            return agent;
        }
        var toSenior = unclear || dice.chance(0.5);
        var next = toSenior ? issue.team().senior() : issue.team().anyone(dice);
        transcript
                .after(dice.around(Duration.ofMinutes(6)))
                .isTransferred(
                        agent,
                        next,
                        issue.team(),
                        toSenior,
                        unclear
                                ? "May we refund this after 30 days?"
                                : toSenior ? "Needs more rights" : "End of shift");
        if (toSenior && dice.chance(0.5)) {
            transcript.after(Duration.ofMinutes(2)).becomes(Priority.HIGH);
        }
        transcript.at(Rhythm.onDuty(transcript.now().plus(dice.around(Duration.ofMinutes(unclear ? 150 : 30))), dice));
        return next;
    }

    private void investigates(Transcript transcript, Team.Agent agent, Dice dice) {
        var pressure = story.queuePressureAt(transcript.now());
        var result = dice.around(Duration.ofMinutes(Math.round(32 * 60 * pressure)));

        transcript
                .after(dice.around(Duration.ofMinutes(4)))
                .agentWrites(agent, dice.pick(Phrases.INVESTIGATING), List.of())
                .at(Rhythm.onDuty(transcript.now().plus(result), dice));
    }

    private static Duration usualWork(Ending.Path path, boolean complex, boolean informed) {
        var minutes = 7.5 * (complex ? 1.6 : 1) * (informed ? 1 : 1.35) * (path == Ending.Path.AI_ASSISTED ? 0.72 : 1);
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    private static void logsWork(Transcript transcript, Team.Agent agent, Duration usual, Dice dice) {
        var pace = Duration.ofSeconds(Math.round(usual.toSeconds() * agent.pace()));
        transcript.after(Duration.ofSeconds(30)).logsWork(agent, dice.around(pace), WorkKind.ACTIVE);
        if (dice.chance(0.35)) {
            transcript
                    .after(Duration.ofSeconds(30))
                    .logsWork(agent, dice.around(Duration.ofSeconds(90)), WorkKind.WRAP_UP);
        }
    }
}
