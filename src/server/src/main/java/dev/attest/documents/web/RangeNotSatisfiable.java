package dev.attest.documents.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The range asked for lies past the end of the file. */
final class RangeNotSatisfiable extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    private final long size;

    RangeNotSatisfiable(long size) {
        super("The file has " + size + " bytes");
        this.size = size;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return ProblemDetail.forStatus(getStatusCode());
    }
}
