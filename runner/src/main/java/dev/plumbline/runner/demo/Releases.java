package dev.plumbline.runner.demo;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.ChangeReleased.Kind;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;

/** The changes that the story turns on, as somebody entered them. */
final class Releases {
    private Releases() {}

    static List<SupportEvent> of(Story story) {
        return List.of(
                release("returns-article", story.returnsArticle(), Kind.ARTICLE, "Returns in three steps", "returns"),
                release("bot-4.2", story.overContainingBot(), Kind.BOT, Bot.OVER_CONTAINING.name()),
                release("bot-4.3", story.mendedBot(), Kind.BOT, Bot.MENDED.name()),
                release(
                        "refund-policy",
                        story.refundPolicy(),
                        Kind.POLICY,
                        "Refunds within 60 days without asking a senior",
                        "refund"));
    }

    private static ChangeReleased release(String id, Instant at, Kind kind, String name, String... categories) {
        return new ChangeReleased(Header.of("/support/changes", id, at, null), kind, name, List.of(categories));
    }
}
