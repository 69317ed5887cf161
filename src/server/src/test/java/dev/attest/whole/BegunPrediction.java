package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** A request that the server has begun to work on, and whose end is still to be sent. */
final class BegunPrediction implements AutoCloseable {

    private static final String BODY = "{\"instances\":[[5.1,3.5,1.4,0.2]]}";

    private final Socket socket;
    private final BufferedReader answer;

    BegunPrediction(URI server, String path) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(60_000);
        answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        send("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                + "\r\nExpect: 100-continue\r\n\r\n");
        String line = answer.readLine();
        if (!"HTTP/1.1 100 Continue".equals(line)) {
            throw new IOException("The server does not wait for the body: " + line);
        }
        answer.readLine();
        send(BODY.substring(0, 5));
    }

    /** Sends the end, and reads the line that says what it came to. */
    String status() throws IOException {
        send(BODY.substring(5));
        return answer.readLine();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
