/** Reads numbers, dates and times of answers for columnar formats. */
@NullMarked
package dev.trestle.formats.digits;

import org.jspecify.annotations.NullMarked;
