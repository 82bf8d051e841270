/** Arrays on their way into files of other formats: NumPy's, CSV, JSON, raw bytes. */
@NullMarked
package dev.ashlar.tools.exporting;

import org.jspecify.annotations.NullMarked;
