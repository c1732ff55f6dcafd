package dev.plumbline.survey.rest;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.listing.SurveyCsv;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** JSON or CSV: the parameter decides; without it, whichever of the two the client would rather have. */
enum SurveyFormat {
    JSON,
    CSV;

    private static final MediaType CSV_TYPE = MediaType.valueOf(SurveyCsv.MEDIA_TYPE);

    static SurveyFormat of(Optional<String> parameter, HttpHeaders headers) {
        return parameter
                .map(it -> switch (it) {
                    case "json" -> JSON;
                    case "csv" -> CSV;
                    default -> throw Problem.badField("/format", "must be json or csv");
                })
                .orElseGet(() -> headers.getAcceptableMediaTypes().stream()
                        .filter(it -> it.isCompatible(MediaType.APPLICATION_JSON_TYPE) || it.isCompatible(CSV_TYPE))
                        .findFirst()
                        .map(it -> it.isCompatible(MediaType.APPLICATION_JSON_TYPE) ? JSON : CSV)
                        .orElse(JSON));
    }
}
