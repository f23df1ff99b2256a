@NullMarked
package dev.trestle.s3;

import org.jspecify.annotations.NullMarked;
