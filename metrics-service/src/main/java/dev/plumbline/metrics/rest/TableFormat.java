package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.http.SpreadsheetText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Writes tables in the format that was asked for: JSON, or CSV (RFC 4180, UTF-8) with the same rows. */
@Provider
@AsTable
public class TableFormat implements ContainerRequestFilter, ContainerResponseFilter {
    static final String CSV = "text/csv";

    @Override
    public void filter(ContainerRequestContext request) {
        var format = format(request.getUriInfo());
        if (format.isPresent() && !format.get().equals("csv") && !format.get().equals("json")) {
            throw Problem.badField("/format", "must be json or csv");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Table table) {
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            if (wantsCsv(request.getUriInfo(), request.getAcceptableMediaTypes())) {
                response.setEntity(csv(table), null, MediaType.valueOf(CSV + ";charset=UTF-8"));
                table.next().ifPresent(cursor -> response.getHeaders().add(HttpHeaders.LINK, next(request, cursor)));
            } else {
                response.setEntity(table.json(), null, MediaType.APPLICATION_JSON_TYPE);
            }
        }
    }

    private static Optional<String> format(UriInfo uri) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst("format"));
    }

    /** The parameter decides; without it, whichever of the two the client would rather have. */
    static boolean wantsCsv(UriInfo uri, List<MediaType> acceptable) {
        return format(uri)
                .map("csv"::equals)
                .orElseGet(() -> acceptable.stream()
                        .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                                || type.isCompatible(MediaType.valueOf(CSV)))
                        .findFirst()
                        .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                        .isPresent());
    }

    private static String next(ContainerRequestContext request, String cursor) {
        var address = UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                .replaceQueryParam("cursor", cursor)
                .build();
        return "<" + address + ">; rel=\"next\"";
    }

    static String csv(Table table) {
        var text = new StringWriter();
        var rows = table.rows().get();
        var columns = Table.columns(rows);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(
                    Table.cells(row, columns).stream().map(TableFormat::cell).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A StringWriter does not fail", impossible);
        }
        return text.toString();
    }

    /** A cell's text, made harmless. A number is ours and stays as it is, also a negative one. */
    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isTextual() ? SpreadsheetText.inert(value.asText()) : value.asText();
    }
}
