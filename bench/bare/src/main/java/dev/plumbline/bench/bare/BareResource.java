package dev.plumbline.bench.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Parses the JSON that comes, sends it on and answers when the broker has it: no key, no validation, no limits. */
@Path("/v1/events")
@Singleton
public class BareResource {
    private final ObjectMapper mapper;
    private final Producer<String, byte[]> producer;

    BareResource(ObjectMapper mapper, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.mapper = mapper;
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @POST
    public Uni<Response> post(byte[] body) throws IOException {
        var subject = mapper.readTree(body).path("subject").asText();
        return Uni.createFrom()
                .emitter(answer -> producer.send(
                        new ProducerRecord<>("support.events", subject, body), (acknowledged, failure) -> {
                            if (failure == null) {
                                answer.complete(Response.accepted().build());
                            } else {
                                answer.fail(failure);
                            }
                        }));
    }

    void stop(@Observes ShutdownEvent stopped) {
        producer.close();
    }
}
