package dev.attest.api;

import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes a stream of events. OpenAPI 3.1 has no word for one, so the schema is that of any single event. */
public final class StreamSchema {

    private final OpenAPI api;
    private final List<Schema<?>> events = new ArrayList<>();

    public StreamSchema(OpenAPI api) {
        this.api = api;
    }

    /** An event of that name, whose data is a record. */
    public StreamSchema event(String name, Class<?> data) {
        ModelConverters.getInstance(true).readAll(data).forEach(api.getComponents()::addSchemas);
        return event(name, Schemas.reference(data));
    }

    /** An event of that name, whose data has one field. */
    public StreamSchema event(String name, String field, Schema<?> value) {
        return event(name, Schemas.object(Map.of(field, value), List.of(field)));
    }

    private StreamSchema event(String name, Schema<?> data) {
        Schema<?> event = Schemas.object(
                Map.of("id", Schemas.text("Counts from 1"), "event", Schemas.constant(name), "data", data),
                List.of("id", "event", "data"));
        event.setTitle(name);
        events.add(event);
        return this;
    }

    /** Puts the description in the place of what the library makes of the handler. */
    public void describe(Operation operation, String order) {
        Operations.success(operation, TEXT_EVENT_STREAM_VALUE).setSchema(Schemas.oneOf(events, order));
        api.getComponents().getSchemas().remove("ServerSentEventObject");
    }
}
