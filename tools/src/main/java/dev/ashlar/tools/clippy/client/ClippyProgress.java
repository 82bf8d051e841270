package dev.ashlar.tools.clippy.client;

import java.util.OptionalLong;

/**
 * How far a call is.
 *
 * @param method that works
 * @param total steps there are, if that is known
 * @param done steps so far
 * @param ended whether the work is over
 */
public record ClippyProgress(String method, OptionalLong total, long done, boolean ended) {}
