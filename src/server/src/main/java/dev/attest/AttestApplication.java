package dev.attest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server. Set {@code server.address}, {@code server.port} and {@code attest.data}, the folder of its data. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AttestApplication {

    public static void main(String[] args) {
        SpringApplication.run(AttestApplication.class, args);
    }
}
