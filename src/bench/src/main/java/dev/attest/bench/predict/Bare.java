package dev.attest.bench.predict;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The least that WebFlux can do with a prediction request: decode its body and answer with a constant of the shape of a
 * prediction. No filter, no check, no log. It says where it listens and runs until it is stopped.
 */
final class Bare {

    private static final String ID = "5f1e6b4e-3a55-4c0e-9f4f-2f8e6f7f1b7a.";

    private Bare() {}

    record Request(List<Map<String, Double>> instances) {}

    record Prediction(
            String id,
            String label,
            Map<String, Float> probabilities,
            @Nullable String explanation,
            List<String> outOfRange) {}

    record Response(String model, String version, List<Prediction> predictions) {}

    static void main() {
        DisposableServer server = serve();
        System.out.println("http://127.0.0.1:" + server.port());
        server.onDispose().block();
    }

    static DisposableServer serve() {
        var one = constant(1);
        var many = constant(Requests.BATCH);
        HandlerFunction<ServerResponse> predict = request -> request.bodyToMono(Request.class)
                .flatMap(body -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body.instances().size() == 1 ? one : many));
        var routes = RouterFunctions.route(RequestPredicates.POST(Requests.PATH), predict);
        return HttpServer.create()
                .bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow();
    }

    private static Response constant(int rows) {
        var predictions = IntStream.range(0, rows)
                .mapToObj(row -> new Prediction(
                        ID + row,
                        "virginica",
                        Map.of("setosa", 1.2e-7f, "versicolor", .0271946f, "virginica", .9728053f),
                        null,
                        List.of()))
                .toList();
        return new Response("iris", "1", predictions);
    }
}
