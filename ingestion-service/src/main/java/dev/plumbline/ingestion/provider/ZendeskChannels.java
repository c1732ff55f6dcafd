package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import java.util.List;
import java.util.Optional;

/** Zendesk's words for where a ticket came from, {@code via.channel}. */
final class ZendeskChannels {
    /** Networks whose posts, comments and messages have names of their own, and what is connected through such a network. */
    private static final List<String> SOCIAL_PREFIXES =
            List.of("twitter", "facebook", "any_channel", "sunshine_conversations");

    private ZendeskChannels() {}

    static Channel channel(Optional<String> word) {
        return word.map(ZendeskChannels::channel).orElse(Channel.OTHER);
    }

    private static Channel channel(String word) {
        return switch (word) {
            case "chat",
                    "chat_transcript",
                    "native_messaging",
                    "messaging",
                    "web_messaging",
                    "answer_bot_for_web_widget",
                    "answer_bot_for_sdk" -> Channel.CHAT;
            case "email", "mail", "mailgun", "gmail" -> Channel.EMAIL;
            case "voice", "phone", "phone_call_inbound", "phone_call_outbound", "voicemail" -> Channel.VOICE;
            case "sms", "text_message", "messagebird_sms", "twilio_sms" -> Channel.SMS;
            case "web", "web_form", "web_widget", "help_center", "request", "lotus" -> Channel.WEB_FORM;
            case "mobile", "mobile_sdk", "ios", "android" -> Channel.IN_APP;
            case "instagram_dm",
                    "whatsapp",
                    "line",
                    "wechat",
                    "telegram",
                    "viber",
                    "kakaotalk",
                    "apple_business_chat",
                    "google_business_messages",
                    "google_rcs",
                    "x_corp_dm" -> Channel.SOCIAL;
            // Among others: web_service, api, rule, system, side_conversation, closed_ticket, sample_ticket.
            default -> SOCIAL_PREFIXES.stream().anyMatch(word::startsWith) ? Channel.SOCIAL : Channel.OTHER;
        };
    }

    /** Whether the bot receives what comes this way. */
    static boolean isBots(String word) {
        return word.startsWith("answer_bot");
    }
}
