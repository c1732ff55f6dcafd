package dev.plumbline.metrics.kpi;

import java.util.List;

/** Something that figures count: a contact, a survey's answer, a conversation open at some instant. */
public interface Row {
    /** Its id in the drill-down, unique among the rows of its kind. */
    String id();

    String dimension(Dimension dimension);

    List<String> tags();
}
