/** How PostgreSQL and requests write dates, times, intervals and numbers, and what their types hold; knows only the JDK. */
@NullMarked
package dev.trestle.runtime.types;

import org.jspecify.annotations.NullMarked;
