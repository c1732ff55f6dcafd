package dev.plumbline.metrics.fact;

import dev.plumbline.contract.KnowledgeEvent;
import java.util.Optional;

/** Something that the help centre lacks and a conversation needed; the article is the one to mend, if any. */
public record KnowledgeGap(KnowledgeEvent.Theme theme, Optional<String> articleId) {}
