@NullMarked
package dev.trestle.data.remote;

import org.jspecify.annotations.NullMarked;
