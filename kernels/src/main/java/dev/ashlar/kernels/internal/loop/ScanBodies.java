package dev.ashlar.kernels.internal.loop;

import java.lang.invoke.MethodHandle;

/**
 * What the template of scans is instantiated with, as class data.
 *
 * @param load {@code (address) -> value}: an element in the result's dtype
 * @param total {@code (address) -> value}: a result
 * @param step {@code (value, value) -> value}: the running value and the next element
 * @param store {@code (address, value) -> void}
 */
record ScanBodies(MethodHandle load, MethodHandle total, MethodHandle step, MethodHandle store) {}
