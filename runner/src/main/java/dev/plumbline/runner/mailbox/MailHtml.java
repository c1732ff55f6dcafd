package dev.plumbline.runner.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mailbox's pages as HTML. */
final class MailHtml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final Pattern HEAD = Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"&]+(?:&amp;[^\\s<>\"&]+)*");

    private MailHtml() {}

    static String list(List<Mail> mails, int kept) {
        String newest = mails.isEmpty() ? "" : mails.getFirst().id();
        String rows = mails.stream()
                .map(mail -> """
                        <li><a href="/mail/%s">
                          <span class="subject">%s</span>
                          <span class="to">to %s</span>
                          <time datetime="%s">%s</time>
                        </a></li>
                        """.formatted(
                                mail.id(),
                                escaped(mail.subject()),
                                escaped(mail.to()),
                                mail.received(),
                                TIME.format(mail.received())))
                .collect(Collectors.joining());
        String body = mails.isEmpty()
                ? "<p class=\"empty\">No mail yet. Surveys, digests and alerts that go out by mail arrive here.</p>"
                : "<ol class=\"mails\">" + rows + "</ol>";
        String count = kept == 1 ? "1 mail" : kept + " mails";
        String shown = kept > mails.size() ? ", the newest " + mails.size() + " shown" : "";
        return page("Mailbox", """
                <header><h1>Mailbox</h1><p>%s%s. Nothing here has left this machine.</p></header>
                <p class="news" role="status" data-newest="%s"></p>
                %s
                """.formatted(count, shown, newest, body));
    }

    static String mail(Mail mail) {
        String frame = mail.html().isEmpty() ? "" : """
                  <iframe title="The mail as its reader sees it" src="/mail/%s/html"
                    sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>
                  """.formatted(mail.id());
        String text = mail.text()
                .map(plain -> """
                        <details%s><summary>Text part</summary><pre>%s</pre></details>
                        """.formatted(mail.html().isEmpty() ? " open" : "", linked(escaped(plain))))
                .orElse("");
        String headers = mail.headers().stream()
                .map(header -> "<dt>%s</dt><dd>%s</dd>".formatted(escaped(header.name()), escaped(header.value())))
                .collect(Collectors.joining("\n"));
        return page(mail.subject(), """
                <nav><a href="/">← Mailbox</a></nav>
                <header><h1>%s</h1>
                <dl class="envelope"><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd>
                <dt>Received</dt><dd><time datetime="%s">%s</time></dd></dl></header>
                %s%s
                <details><summary>Headers</summary><dl class="headers">%s</dl></details>
                <p><a href="/mail/%s/source">Source</a></p>
                """.formatted(
                        escaped(mail.subject()),
                        escaped(mail.from()),
                        escaped(mail.to()),
                        mail.received(),
                        TIME.format(mail.received()),
                        frame,
                        text,
                        headers,
                        mail.id()));
    }

    /** A link in the frame would open in the frame, where it may do nothing: let it open beside the mailbox. */
    static String openingLinksOutside(String html) {
        String base = "<base target=\"_blank\">";
        Matcher head = HEAD.matcher(html);
        return head.find() ? html.substring(0, head.end()) + base + html.substring(head.end()) : base + html;
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Plumbline</title>

                <link rel="stylesheet" href="/mailbox.css">
                <script src="/mailbox.js" defer></script>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), body);
    }

    private static String linked(String escaped) {
        return LINK.matcher(escaped).replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"noopener noreferrer\">$0</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
