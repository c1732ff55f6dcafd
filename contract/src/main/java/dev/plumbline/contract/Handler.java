package dev.plumbline.contract;

/** Who works on a conversation: the AI, or a person. */
public enum Handler {
    AI,
    HUMAN
}
