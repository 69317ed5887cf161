package dev.attest.documents.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The links of one part within the package. */
record Relations(List<Relation> all) {

    Relations {
        all = List.copyOf(all);
    }

    /** @param part the name of the part that {@code file} belongs to */
    static Relations read(String part, XmlElement file) {
        List<Relation> relations = new ArrayList<>();
        for (XmlElement each : file.children("rel:Relationship")) {
            if (!each.attribute("TargetMode", "").equals("External")) {
                String type = each.attribute("Type", "");
                relations.add(new Relation(
                        each.attribute("Id", ""),
                        type.substring(type.lastIndexOf('/') + 1),
                        resolved(part, each.attribute("Target", ""))));
            }
        }
        return new Relations(relations);
    }

    private static String resolved(String part, String target) {
        String path = target.replace('\\', '/').toLowerCase(Locale.ROOT);
        Deque<String> steps = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : part.substring(0, part.lastIndexOf('/') + 1) + path;
        for (String step : whole.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    List<Relation> ofType(String type) {
        return all.stream().filter(relation -> relation.type().equals(type)).toList();
    }

    /** The part that the first relation of the type leads to. */
    @Nullable String first(String type) {
        List<Relation> found = ofType(type);
        return found.isEmpty() ? null : found.get(0).target();
    }

    @Nullable String target(@Nullable String id) {
        return all.stream()
                .filter(relation -> relation.id().equals(id))
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }
}
