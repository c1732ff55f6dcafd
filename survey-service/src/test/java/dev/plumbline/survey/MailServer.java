package dev.plumbline.survey;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plumbline.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real mail server that keeps what it gets by SMTP, can be stopped and started again, and has a mailbox for bounces. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    static final String BOUNCES = "bounces@localhost";

    /** The sender's, for DKIM. */
    static final KeyPair KEY = key();

    private final int port = FreePort.find();
    private final int imapPort = FreePort.find();
    private GreenMail server;
    private GreenMailUser mailbox;

    @Override
    public Map<String, String> start() {
        open();
        var mail = Map.of(
                "port", Integer.toString(port),
                "patience", "PT2S",
                "dkim.domain", "plumbline.local",
                "dkim.selector", "test",
                "dkim.private-key", pem(KEY.getPrivate()));
        var bounces = Map.of(
                "address", BOUNCES,
                "host", "127.0.0.1",
                "port", Integer.toString(imapPort),
                "tls", "false",
                "user", BOUNCES,
                "password", "secret",
                "every", "1s");
        var settings = new HashMap<String, String>();
        mail.forEach((name, value) -> settings.put("plumbline.survey.mail." + name, value));
        bounces.forEach((name, value) -> settings.put("plumbline.survey.bounces." + name, value));
        return settings;
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
        mailbox = server.setUser(BOUNCES, BOUNCES, "secret");
        server.start();
    }

    int port() {
        return port;
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
        mailbox.deliver(mail);
    }

    /** How many still lie in the mailbox for bounces. */
    int returned() {
        try {
            return server.getManagers().getImapHostManager().getInbox(mailbox).getMessageCount();
        } catch (FolderException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static List<String> recipients(Message mail) {
        try {
            var recipients = mail.getAllRecipients();
            return recipients == null
                    ? List.of()
                    : Arrays.stream(recipients).map(Address::toString).toList();
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
