package dev.plumbline.runner.history.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tickets and audits that lie apart")
class TicketJoinTest {
    private static final int TICKETS = 3_000;
    private static final int AUDITS = 3;
    private static final long BYTES_A_FILE = 1_000;

    @TempDir
    Path folder;

    @Test
    void are_brought_together_each_ticket_once_with_its_own_audits() {
        assertThat(joined()).hasSize(TICKETS).doesNotHaveDuplicates().allSatisfy(it -> {
            var id = it.substring(0, it.indexOf(':'));
            assertThat(it).isEqualTo("%s:[%s-0, %s-1, %s-2]".formatted(id, id, id, id));
        });
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void come_in_the_same_order_every_time_so_that_a_stopped_import_goes_on() {
        assertThat(joined()).isEqualTo(joined());
    }

    @Test
    void are_read_in_pieces_that_fit_into_memory_also_where_the_input_was_packed_to_almost_nothing() {
        try (var join = filled()) {
            var tickets = join.tickets();
            var largest = 0L;
            for (var before = 0L; tickets.hasNext(); before = join.bytesRead()) {
                tickets.next();
                largest = Math.max(largest, join.bytesRead() - before);
            }
            assertThat(join.bytes()).isGreaterThan(200 * BYTES_A_FILE);
            assertThat(largest).isLessThanOrEqualTo(16 * BYTES_A_FILE);
            assertThat(join.bytesRead()).isEqualTo(join.bytes());
        }
    }

    @Test
    void are_brought_together_also_where_one_ticket_is_larger_than_every_piece() {
        try (var join = new TicketJoin(folder.resolve("scratch"), 0, 1)) {
            add(join, 7);
            join.finishWriting();
            assertThat(told(join)).containsExactly("7:[7-0, 7-1, 7-2]");
        }
    }

    private List<String> joined() {
        try (var join = filled()) {
            return told(join);
        }
    }

    private static List<String> told(TicketJoin join) {
        var told = new ArrayList<String>();
        join.tickets().forEachRemaining(it -> {
            var audits = it.audits().stream().map(audit -> audit.text("id", "")).toList();
            told.add(it.ticket().text("id", "") + ":" + audits);
        });
        return told;
    }

    private TicketJoin filled() {
        var join = new TicketJoin(folder.resolve("scratch"), 0, BYTES_A_FILE);
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            add(join, ticket);
        }
        join.finishWriting();
        return join;
    }

    private static void add(TicketJoin join, int ticket) {
        join.add(new ZendeskParts.Ticket(JsonNodeFactory.instance.objectNode().put("id", ticket)));
        for (var audit = 0; audit < AUDITS; audit++) {
            join.add(new ZendeskParts.Audit(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", ticket + "-" + audit)
                    .put("ticket_id", ticket)));
        }
    }
}
