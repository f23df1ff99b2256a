/** What PostgreSQL types hold, and how requests and PostgreSQL write dates, times, intervals and numbers; knows only the JDK. */
@NullMarked
package dev.trestle.runtime.types;

import org.jspecify.annotations.NullMarked;
