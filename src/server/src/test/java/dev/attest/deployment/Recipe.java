package dev.attest.deployment;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The instructions of the Dockerfile, in their order. */
record Recipe(List<Instruction> instructions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Recipe {
        instructions = List.copyOf(instructions);
    }

    /**
     * One instruction.
     *
     * @param word in capitals
     * @param rest the rest of its line, or of all its lines
     */
    record Instruction(String word, String rest) {

        /** Its arguments, for one that has no JSON. */
        List<String> words() {
            return List.of(rest.split("\\s+", -1));
        }

        /** The list in brackets it ends with. */
        List<String> list() {
            return JSON.readValue(rest.substring(rest.indexOf('[')), new TypeReference<>() {});
        }
    }

    static Recipe read() {
        String text = Project.text("Dockerfile").replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        return new Recipe(Arrays.stream(text.split("\\R", -1))
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(parts -> new Instruction(parts[0], parts[1].strip()))
                .toList());
    }

    List<Instruction> all(String word) {
        return instructions.stream()
                .filter(instruction -> instruction.word().equals(word))
                .toList();
    }

    Instruction last(String word) {
        List<Instruction> all = all(word);
        return all.get(all.size() - 1);
    }

    /** The instructions of the image that is built last, which is the one that runs. */
    Recipe running() {
        return new Recipe(instructions.subList(instructions.lastIndexOf(last("FROM")), instructions.size()));
    }
}
