package dev.plumbline.alert.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The table {@code channel}. */
@Entity
@Table(name = "channel")
@IdClass(ChannelRow.Key.class)
class ChannelRow {
    static final String WEBHOOK = "webhook";

    record Key(String tenantId, String name) {}

    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    String name;

    String kind;
    String url;
    byte[] secret;

    @Column(name = "disabled_because")
    String disabledBecause;
}
