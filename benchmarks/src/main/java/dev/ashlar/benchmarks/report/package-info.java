/**
 * What is left of a run: the report as JSON, Markdown and pictures, the difference between two reports, and the guard.
 */
@NullMarked
package dev.ashlar.benchmarks.report;

import org.jspecify.annotations.NullMarked;
