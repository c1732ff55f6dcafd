package dev.plumbline.metrics.dashboard;

import java.util.List;

/**
 * The start page.
 *
 * @param empty whether nobody opened a conversation in the period
 * @param comparable whether somebody did in the period before
 * @param data what the charts draw, as JSON that can stand inside HTML
 */
record Overview(
        String tenant,
        Controls controls,
        boolean empty,
        boolean comparable,
        List<Tile> tiles,
        List<Lane> lanes,
        Chart volume,
        List<Chart> lines,
        PathTable paths,
        List<Released> changes,
        String data) {

    /** Something that may have moved the figures. */
    record Released(String day, String kind, String name, List<String> categories) {}
}
