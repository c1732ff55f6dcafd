package dev.plumbline.contract;

public enum Complexity {
    SIMPLE,
    COMPLEX
}
