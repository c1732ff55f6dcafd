package dev.plumbline.contract;

/** What an API key may do. {@code operator} is given at deployment only and belongs to no tenant. */
public enum Scope {
    INGEST,
    READ,
    ADMIN
}
