package dev.attest.retrieval.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadLimitTest {

    private static final int BODY_LIMIT = 40 << 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 384, 1_536, 4_096, 65_536})
    void keepsTheLongestVectorsBelowTheBodyLimit(int dimension) throws JsonProcessingException {
        float[] longest = new float[dimension];
        Arrays.fill(longest, -1.1754944E-38f);
        // As langchain4j-chroma writes them.
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        long bytes = json.writeValueAsString(longest).length() + 400L;

        int most = new PayloadLimit(dimension).mostWritten();

        assertThat(most).isPositive();
        assertThat(bytes * most).isLessThan(BODY_LIMIT);
    }
}
