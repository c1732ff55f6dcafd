package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Refuses the body of a {@link SmallBody} that is not small, having read no more of it than that. */
@Provider
@SmallBody
class SmallBodyInterceptor implements ReaderInterceptor {
    private static final int LARGEST = 64 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = context.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Problem.of(413, "Content too large", "The body may have 64 KB.");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
