package dev.plumbline.survey.db;

import java.util.UUID;

/** The primary key of a survey. */
public record SurveyKey(String tenantId, UUID id) {}
