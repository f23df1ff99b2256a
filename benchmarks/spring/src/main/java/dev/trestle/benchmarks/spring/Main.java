package dev.trestle.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service, as system properties and {@code application.properties} say. */
@SpringBootApplication
public class Main {

    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        SpringApplication.run(Main.class, arguments);
    }
}
