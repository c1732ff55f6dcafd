package dev.plumbline.contract;

public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
