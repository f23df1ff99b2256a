package com.example.films;

import dev.trestle.test.TrestleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the film library, with a database of its own that has the sample data. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TrestleTest(LibraryService.class)
@interface LibraryTest {}
