package dev.plumbline.survey.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How mails about surveys are called, and how the survey is read back from that. */
record MessageIds(String host) {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern OURS = Pattern.compile("<survey-(" + UUID_TEXT + ")(?:-reminder)?@([^>]*)>");
    private static final Pattern RETURN_ADDRESS = Pattern.compile("\\+(" + UUID_TEXT + ")@");

    String of(UUID survey) {
        return "<survey-" + survey + "@" + host + ">";
    }

    String ofReminder(UUID survey) {
        return "<survey-" + survey + "-reminder@" + host + ">";
    }

    /** The survey that a Message-ID is of. */
    Optional<UUID> survey(String messageId) {
        var match = OURS.matcher(messageId);
        return match.find() && match.group(2).equals(host)
                ? Optional.of(UUID.fromString(match.group(1)))
                : Optional.empty();
    }

    /** The survey whose return address this is. */
    static Optional<UUID> ofReturnAddress(String address) {
        var match = RETURN_ADDRESS.matcher(address);
        return match.find() ? Optional.of(UUID.fromString(match.group(1))) : Optional.empty();
    }
}
