/** Sample data: an invented library, the same one on every machine. */
@NullMarked
package com.example.films.sample;

import org.jspecify.annotations.NullMarked;
