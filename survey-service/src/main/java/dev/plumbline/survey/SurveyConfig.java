package dev.plumbline.survey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an operator can set about surveys. */
@ConfigMapping(prefix = "plumbline.survey")
public interface SurveyConfig {
    /** Where customers reach this service; the links in mails begin with it. */
    @WithDefault("http://localhost:8083")
    URI baseUrl();

    /** Where the dashboards are, for links to them and to conversations in the page for leads; without it there are none. */
    Optional<String> dashboardsUrl();

    /** How long after a conversation is resolved its customer is asked. */
    @WithDefault("PT0S")
    Duration delay();

    /** How long an answer is taken after sending. */
    @WithDefault("P28D")
    Duration expiry();

    /** Secret that the tokens of survey links are made with; the key pepper when not set. Links end when it changes. */
    Optional<String> tokenSecret();

    /** How surveys leave. */
    Mail mail();

    /** The mailbox to which mail servers return what did not arrive. */
    Bounces bounces();

    /** Unless it is said here, as all mail of Plumbline's. */
    interface Mail {
        @WithDefault("${quarkus.mailer.host:127.0.0.1}")
        String host();

        @WithDefault("${quarkus.mailer.port:3025}")
        int port();

        /** Whom to log in as; nobody when not set. */
        @WithDefault("${quarkus.mailer.username:}")
        Optional<String> user();

        @WithDefault("${quarkus.mailer.password:}")
        Optional<String> password();

        @WithDefault("starttls-if-offered")
        Encryption encryption();

        /** The sender, with a name or without. */
        @WithDefault("${quarkus.mailer.from:support@plumbline.local}")
        String from();

        /** Where answers to the mail go, when not to the sender. */
        Optional<String> replyTo();

        /** How many mails are sent at the same time, each on a connection of its own. */
        @WithDefault("8")
        int connections();

        /** How long the mail server may be silent before it is given up for this time. */
        @WithDefault("PT20S")
        Duration patience();

        /** The signature of the sender's domain (RFC 6376); none when there is no key. */
        Dkim dkim();
    }

    /** How the connection to the mail server is kept from being read. */
    enum Encryption {
        NONE,
        STARTTLS_IF_OFFERED,
        STARTTLS,
        /** From the first byte on, usually on port 465. */
        TLS
    }

    /** The public key lies in the DNS under {@code <selector>._domainkey.<domain>}. */
    interface Dkim {
        Optional<String> domain();

        Optional<String> selector();

        /** An RSA key as PEM (PKCS#8). */
        Optional<String> privateKey();
    }

    /** It is read when {@code host} is set. */
    interface Bounces {
        /**
         * Its address, as the envelope's sender. Mails go out under {@code name+survey-id@domain}, which must lead into the
         * same mailbox.
         */
        Optional<String> address();

        /** The IMAP server. */
        Optional<String> host();

        @WithDefault("993")
        int port();

        @WithDefault("true")
        boolean tls();

        Optional<String> user();

        Optional<String> password();

        /** How often it is looked into. */
        @WithDefault("PT1M")
        Duration every();
    }
}
