package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which text each vector of an answer belongs to. langchain4j 1.19.0 takes the vectors as they come and drops the
 * {@code index} that says so.
 *
 * @param indexes of the texts, in the answer's order; −1 where the answer does not say
 */
record EmbeddingOrder(List<Integer> indexes) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int UNSAID = -1;

    EmbeddingOrder {
        indexes = List.copyOf(indexes);
    }

    /**
     * Reads an answer without its vectors.
     *
     * @throws Malformed when it has no list of vectors
     */
    static EmbeddingOrder of(byte[] answer) {
        var indexes = new ArrayList<Integer>();
        boolean listed = false;
        try (JsonParser json = JSON.createParser(answer)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("data")) {
                    listed = true;
                    expect(json.nextToken() == JsonToken.START_ARRAY);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        expect(json.currentToken() == JsonToken.START_OBJECT);
                        indexes.add(index(json));
                    }
                } else {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            expect(false);
        }
        expect(listed);
        return new EmbeddingOrder(indexes);
    }

    private static int index(JsonParser json) throws IOException {
        int index = UNSAID;
        boolean vector = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
                index = json.getIntValue();
            }
            vector |= name.equals("embedding") && value == JsonToken.START_ARRAY;
            json.skipChildren();
        }
        expect(vector);
        return index;
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new Malformed("answers with something that is no list of embeddings; check ATTEST_EMBEDDING_BASE_URL,"
                    + " which usually ends in /v1");
        }
    }

    /**
     * The answer's vectors in the order of the texts.
     *
     * @throws Malformed when there is not exactly one for each of {@code texts} texts
     */
    List<float[]> sorted(List<float[]> vectors, int texts) {
        if (vectors.size() != texts || indexes.size() != texts) {
            throw new Malformed("gave " + vectors.size() + " vectors for " + texts + " texts");
        }
        if (indexes.stream().allMatch(index -> index == UNSAID)) {
            return vectors;
        }
        var seen = new BitSet(texts);
        indexes.stream().filter(index -> index >= 0 && index < texts).forEach(seen::set);
        if (seen.cardinality() != texts) {
            throw new Malformed("does not say which of its vectors belongs to which text");
        }
        var sorted = new float[texts][];
        for (int i = 0; i < texts; i++) {
            sorted[indexes.get(i)] = vectors.get(i);
        }
        return List.of(sorted);
    }
}
