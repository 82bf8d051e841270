package dev.ashlar.nvm;

/**
 * What an open store has asked of its file so far.
 *
 * @param forces how often it made something durable
 * @param bytesWritten positionally; what kernels store through the mapping is not counted
 * @param bytesRead positionally; what kernels read through the mapping is not counted
 */
public record StoreTraffic(long forces, long bytesWritten, long bytesRead) {}
