package dev.attest;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: a Spring Boot WebFlux application. Started by {@code dev.attest.cli.Attest}. */
@SpringBootApplication
public class AttestApplication {}
