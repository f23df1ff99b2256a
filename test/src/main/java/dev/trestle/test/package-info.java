/** Tests of a service with JUnit: a database for each class, the running API, an HTTP client, and random rows. */
@NullMarked
package dev.trestle.test;

import org.jspecify.annotations.NullMarked;
