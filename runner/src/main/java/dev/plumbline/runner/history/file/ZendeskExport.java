package dev.plumbline.runner.history.file;

import dev.plumbline.runner.history.Exported;
import dev.plumbline.runner.history.Settings;
import dev.plumbline.runner.history.ZendeskHistory;
import dev.plumbline.runner.history.ZendeskPeople;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Files of Zendesk. They are read twice: once for the users, who may stand behind the tickets, and for audits that lie apart
 * from their tickets, which are brought together on the disk; then for the tickets.
 */
public final class ZendeskExport implements Export {
    private final List<InputFile> files;
    private final ZendeskPeople people = new ZendeskPeople();
    private final TicketJoin join;
    private final ZendeskHistory history;
    private Optional<String> account = Optional.empty();
    private FileSequence whole;
    private Iterator<TicketJoin.Joined> joined;
    private final Deque<Item> ready = new ArrayDeque<>();

    /**
     * Looks through the files.
     *
     * @param scratch a folder for what must be brought together; made when needed, and removed again
     * @param progress told the share that has been looked through, 0..1
     */
    public ZendeskExport(List<InputFile> files, Settings settings, Path scratch, DoubleConsumer progress) {
        this.files = files;
        this.join = new TicketJoin(
                scratch, files.stream().mapToLong(InputFile::bytes).sum());
        var hasWhole = lookThrough(progress);
        this.history = new ZendeskHistory(
                people,
                settings.account().or(() -> account).map(settings::withAccount).orElse(settings));
        this.whole = new FileSequence(hasWhole ? files : List.of(), ZendeskParts.LISTS);
    }

    /** The account as the tickets' addresses name it. */
    public Optional<String> account() {
        return account;
    }

    private boolean lookThrough(DoubleConsumer progress) {
        var hasWhole = new boolean[1];
        Consumer<ZendeskParts> look = part -> {
            switch (part) {
                case ZendeskParts.User user -> people.addUser(new Exported(user.node()));
                case ZendeskParts.Audit audit -> join.add(audit);
                case ZendeskParts.Ticket ticket -> {
                    account = account.or(() -> ZendeskHistory.account(new Exported(ticket.node())));
                    hasWhole[0] |= ticket.isWhole();
                    if (!ticket.isWhole()) {
                        join.add(ticket);
                    }
                }
            }
        };
        try (var records = new FileSequence(files, ZendeskParts.LISTS)) {
            while (records.hasNext()) {
                ZendeskParts.of(records.next(), look);
                progress.accept(records.bytes() == 0 ? 1 : (double) records.bytesRead() / records.bytes());
            }
        }
        join.finishWriting();
        return hasWhole[0];
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && whole.hasNext()) {
            ZendeskParts.of(whole.next(), part -> {
                if (part instanceof ZendeskParts.Ticket ticket && ticket.isWhole()) {
                    var node = new Exported(ticket.node());
                    ready.add(new Item(whole.file(), true, () -> history.understand(node, node.items("audits"))));
                }
            });
        }
        if (ready.isEmpty()) {
            joined = joined == null ? join.tickets() : joined;
            if (joined.hasNext()) {
                var ticket = joined.next();
                ready.add(new Item("", true, () -> history.understand(ticket.ticket(), ticket.audits())));
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public long bytesRead() {
        return whole.bytesRead() + join.bytesRead();
    }

    @Override
    public long bytes() {
        return whole.bytes() + join.bytes();
    }

    @Override
    public void close() {
        whole.close();
        join.close();
    }
}
