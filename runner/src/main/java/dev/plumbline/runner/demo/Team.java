package dev.plumbline.runner.demo;

import java.util.List;
import java.util.Locale;

/** Who works together; each team has agents of different skill. */
enum Team {
    BILLING(
            new Agent("maya.okafor", 0.95, 0.9),
            new Agent("jonas.weber", 0.88, 1.0),
            new Agent("ines.duarte", 0.80, 1.3)),
    TECHNICAL(
            new Agent("arjun.nair", 0.96, 1.1),
            new Agent("lotte.vries", 0.90, 0.9),
            new Agent("pavel.horak", 0.82, 1.2)),
    SHIPPING(
            new Agent("sara.lindqvist", 0.94, 0.8),
            new Agent("tomas.rivera", 0.90, 1.0),
            new Agent("grace.mbeki", 0.92, 0.9),
            new Agent("kenji.mori", 0.78, 1.1)),
    SUCCESS(new Agent("helen.brandt", 0.97, 1.2), new Agent("omar.haddad", 0.89, 1.0));

    private final List<Agent> agents;

    Team(Agent... agents) {
        this.agents = List.of(agents);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Agent anyone(Dice dice) {
        return dice.pick(agents);
    }

    /** The one whom the others ask. */
    Agent senior() {
        return agents.getFirst();
    }

    /**
     * A person of the help desk.
     *
     * @param skill the share of what he resolves that stays resolved, 0..1
     * @param pace how long he takes, 1 being usual
     */
    record Agent(String id, double skill, double pace) {}
}
