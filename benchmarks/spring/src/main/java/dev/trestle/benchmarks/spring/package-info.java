/** The service with Spring Boot: MVC on virtual threads, JdbcClient, records. */
@NullMarked
package dev.trestle.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
