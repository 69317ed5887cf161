package dev.attest.problems;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.attest.problems.Problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** What the framework rejects before a handler is reached. */
final class RequestProblems {

    static final ProblemKind MISSING = new ProblemKind(NOT_FOUND, "not-found", "Nothing here");
    static final ProblemKind METHOD = new ProblemKind(METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed");
    static final ProblemKind ACCEPT = new ProblemKind(NOT_ACCEPTABLE, "not-acceptable", "Not available in that form");
    static final ProblemKind MEDIA_TYPE =
            new ProblemKind(UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Request in an unsupported form");
    static final ProblemKind MALFORMED = new ProblemKind(BAD_REQUEST, "malformed-request", "Malformed request");
    static final ProblemKind INVALID = new ProblemKind(BAD_REQUEST, "invalid-request", "Invalid request");
    static final ProblemKind VERSION = new ProblemKind(BAD_REQUEST, "unsupported-version", "Unsupported API version");
    static final ProblemKind TOO_LARGE =
            new ProblemKind(CONTENT_TOO_LARGE, "request-too-large", "Request body too large");

    private RequestProblems() {}

    /** Empty for what no client is to blame for. */
    static Optional<Found> find(Throwable e, ServerWebExchange exchange) {
        if (hasCause(e, DataBufferLimitException.class)) {
            return Optional.of(new Found(
                    TOO_LARGE, "The request body, or a part of it, is too large; upload long texts as files"));
        }
        if (e instanceof DecodingException || e instanceof JacksonException) {
            return Optional.of(JsonProblems.find(e));
        }
        return e instanceof ResponseStatusException status ? find(status, exchange) : Optional.empty();
    }

    private static Optional<Found> find(ResponseStatusException e, ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        if (e instanceof InvalidApiVersionException version) {
            return Optional.of(new Found(VERSION, "There is no API version '" + version.getVersion() + "'; send 1"));
        }
        if (e instanceof MethodNotAllowedException method) {
            return Optional.of(new Found(
                    METHOD,
                    method.getHttpMethod() + " is not possible on " + path + ", only " + methods(method) + " is"));
        }
        if (e instanceof NotAcceptableStatusException accept) {
            return Optional.of(new Found(ACCEPT, path + " is available as " + names(accept.getSupportedMediaTypes())));
        }
        if (e instanceof UnsupportedMediaTypeStatusException type) {
            return Optional.of(
                    new Found(MEDIA_TYPE, path + " takes a body of type " + names(type.getSupportedMediaTypes())));
        }
        return e.getStatusCode().value() == NOT_FOUND.value()
                ? Optional.of(new Found(MISSING, "There is nothing at " + path))
                : input(e, path);
    }

    private static Optional<Found> input(ResponseStatusException e, String path) {
        if (e instanceof WebExchangeBindException binding) {
            return Optional.of(Found.invalid(binding.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                    .toList()));
        }
        if (e instanceof HandlerMethodValidationException validation && !validation.isForReturnValue()) {
            return Optional.of(Found.invalid(validation.getParameterValidationResults().stream()
                    .flatMap(RequestProblems::errors)
                    .toList()));
        }
        if (e instanceof MissingRequestValueException missing) {
            return Optional.of(Found.invalid(missing.getName(), "is missing (" + missing.getLabel() + ")"));
        }
        if (e instanceof ServerWebInputException input) {
            return Optional.of(input(input, path));
        }
        return e.getStatusCode().is4xxClientError()
                ? Optional.of(new Found(MALFORMED, "The request cannot be understood"))
                : Optional.empty();
    }

    private static Found input(ServerWebInputException e, String path) {
        if (hasCause(e, JacksonException.class) || hasCause(e, DecodingException.class)) {
            return JsonProblems.find(e);
        }
        MethodParameter parameter = e.getMethodParameter();
        if (parameter == null) {
            return new Found(MALFORMED, "The request cannot be understood");
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            // An id that cannot be one names nothing, like an id that is unknown.
            return new Found(MISSING, "There is nothing at " + path);
        }
        return e.getCause() == null
                ? new Found(MALFORMED, "The request needs a body")
                : Found.invalid(name(parameter), JsonProblems.expected(parameter.getParameterType()));
    }

    private static Stream<FieldError> errors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            return bean.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())));
        }
        String name = name(result.getMethodParameter());
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(name, String.valueOf(error.getDefaultMessage())));
    }

    /** As clients know it. */
    private static String name(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        return header == null ? String.valueOf(parameter.getParameterName()) : header.name();
    }

    private static String methods(MethodNotAllowedException e) {
        return e.getSupportedMethods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(" or "));
    }

    private static String names(List<MediaType> types) {
        return types.isEmpty()
                ? "nothing you asked for"
                : String.join(
                        " or ", types.stream().map(MediaType::toString).sorted().toList());
    }

    static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(type::isInstance);
    }
}
