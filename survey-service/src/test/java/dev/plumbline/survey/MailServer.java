package dev.plumbline.survey;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plumbline.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real mail server that keeps what it gets by SMTP, can be stopped and started again, and has a mailbox for bounces. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    static final String BOUNCES = "bounces@localhost";

    private final int port = FreePort.find();
    private final int imapPort = FreePort.find();
    private GreenMail server;
    private GreenMailUser bounces;

    @Override
    public Map<String, String> start() {
        open();
        return Map.of(
                "plumbline.survey.mail.port", Integer.toString(port),
                "plumbline.survey.bounces.address", BOUNCES,
                "plumbline.survey.bounces.host", "127.0.0.1",
                "plumbline.survey.bounces.port", Integer.toString(imapPort),
                "plumbline.survey.bounces.tls", "false",
                "plumbline.survey.bounces.user", BOUNCES,
                "plumbline.survey.bounces.password", "secret",
                "plumbline.survey.bounces.every", "1s");
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailServer.class));
    }

    void open() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        bounces = server.setUser(BOUNCES, BOUNCES, "secret");
        server.start();
    }

    void close() {
        server.stop();
    }

    /** The mails to an address, in the order they came. */
    List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipients(mail).contains(address))
                .toList();
    }

    /** Another mail server returns something. */
    void returns(MimeMessage mail) {
        bounces.deliver(mail);
    }

    /** What still lies in the mailbox for bounces. */
    List<MimeMessage> returned() {
        return Arrays.stream(server.getReceivedMessagesForDomain(BOUNCES)).toList();
    }

    private static List<String> recipients(Message mail) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).toList();
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
