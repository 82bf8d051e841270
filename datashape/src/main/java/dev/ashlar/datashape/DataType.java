package dev.ashlar.datashape;

/** A type of the datashape language: a dtype, or dimensions in front of one. Immutable; equality is by structure. */
public sealed interface DataType permits DType {}
