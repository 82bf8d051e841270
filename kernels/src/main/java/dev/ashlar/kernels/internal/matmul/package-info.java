/**
 * The matrix product over native addresses. Panels of both operands are packed into scratch memory and multiplied by
 * register tiles, after Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (ACM TOMS 34, 2008).
 * Complex products run through the real tiles by the embedding of Van Zee, "Implementing High-Performance Complex
 * Matrix Multiplication via the 1M Method" (SIAM J. Sci. Comput. 42, 2020).
 *
 * <p><b>The order of operations is part of the contract</b>, so that layout, threads, vector width and the absence of
 * the Vector API do not change a bit of the result. The terms of one element of the result are cut into blocks of 256
 * real products ({@code Tiles.DEPTH}); each block is summed from zero in order, one fused multiply-add per product, and
 * the block sums are added in order. A matrix times a vector, and a vector times a vector, keep partial sums instead,
 * as {@code VectorProduct} says. On hardware without fused multiply-add every product is rounded before it is added;
 * {@code Fusing} decides once. The payloads of NaNs are nobody's promise.
 */
@NullMarked
package dev.ashlar.kernels.internal.matmul;

import org.jspecify.annotations.NullMarked;
