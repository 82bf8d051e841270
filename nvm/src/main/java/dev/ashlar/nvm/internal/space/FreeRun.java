package dev.ashlar.nvm.internal.space;

import dev.ashlar.nvm.internal.format.Extent;

/**
 * Bytes that are not in use.
 *
 * @param extent the bytes
 * @param sequence the commit that freed them, or 0 if no commit that can be read refers to them
 */
public record FreeRun(Extent extent, long sequence) {}
