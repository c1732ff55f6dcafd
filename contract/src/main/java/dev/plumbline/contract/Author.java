package dev.plumbline.contract;

/** Who wrote a message. */
public enum Author {
    CUSTOMER,
    AI,
    HUMAN
}
