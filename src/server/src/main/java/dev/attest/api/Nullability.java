package dev.attest.api;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Tells from the records what may be null; everything else is always there. The library does not know JSpecify. */
final class Nullability implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw.isRecord() && schema != null) {
            // Only a reference comes back for a record; what it refers to is among the models.
            Schema<?> model = schema.getName() == null
                    ? context.getDefinedModels().get(nameOf(schema))
                    : context.getDefinedModels().getOrDefault(schema.getName(), schema);
            if (model != null && model.getProperties() != null) {
                Arrays.stream(raw.getRecordComponents()).forEach(component -> apply(model, component));
            }
        }
        return schema;
    }

    private static String nameOf(Schema<?> schema) {
        String reference = String.valueOf(schema.get$ref());
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void apply(Schema<?> model, RecordComponent component) {
        Schema<?> property = model.getProperties().get(component.getName());
        if (property == null) {
            return;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            model.getProperties().put(component.getName(), orNull(property));
        } else if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
            model.addRequiredItem(component.getName());
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return Schemas.orNull(property);
        }
        if (property.getTypes() != null) {
            var types = new HashSet<>(property.getTypes());
            types.add(NULL);
            property.setTypes(types);
        }
        return property;
    }
}
