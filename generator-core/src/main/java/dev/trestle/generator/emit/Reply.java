package dev.trestle.generator.emit;

/** How many rows a route gives, and the status that it gives them with; constants of Helidon's {@code Status}. */
enum Reply {
    CREATED("CREATED_201"),
    ONE("OK_200"),
    LIST("OK_200");

    private final String status;

    Reply(String status) {
        this.status = status;
    }

    String status() {
        return status;
    }
}
