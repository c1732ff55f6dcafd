package dev.plumbline.metrics.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The conversations behind a figure, a page of them.
 *
 * @param figure the figure they make
 * @param n what it rests on, in words
 * @param valueName what each row's own value is; empty when rows have none
 * @param first the first page, when this is a later one
 * @param next the next page, when there is one
 */
record EvidenceList(
        String tenant,
        String title,
        String question,
        String formula,
        String figure,
        String n,
        String period,
        String zone,
        List<Controls.Filter> filters,
        List<Part> parts,
        Optional<String> valueName,
        List<Row> rows,
        Optional<Address> first,
        Optional<Address> next,
        Address overview) {

    /** A part of the rows: all, those that count, those that do not. {@code count}: how many, where known. */
    record Part(String name, String count, Address address, boolean chosen) {}

    /**
     * One conversation, survey or session.
     *
     * @param address of the conversation; empty where there is none to open
     */
    record Row(
            String day,
            String time,
            String machineTime,
            String name,
            Optional<Address> address,
            Optional<Lane> lane,
            String category,
            String channel,
            String agent,
            Optional<String> value,
            Optional<String> comment) {}

    /** Where all the rows behind a figure are listed. */
    static Address address(String kpi, Slice slice) {
        return slice.on(Address.CONVERSATIONS.with("kpi", kpi));
    }

    static Address address(String kpi, dev.plumbline.metrics.kpi.Figures.Part part, Slice slice) {
        return slice.on(
                Address.CONVERSATIONS.with("kpi", kpi).with("in", part.name().toLowerCase(Locale.ROOT)));
    }
}
