package dev.plumbline.contract;

/** Where a conversation takes place. */
public enum Channel {
    CHAT,
    EMAIL,
    VOICE,
    SOCIAL,
    WEB_FORM,
    SMS,
    IN_APP,
    SELF_SERVICE,
    OTHER
}
