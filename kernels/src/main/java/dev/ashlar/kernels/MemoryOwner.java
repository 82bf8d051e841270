package dev.ashlar.kernels;

import java.lang.ref.Reference;

/**
 * Keeps a range of native memory alive and says who may use it. Every array view holds its owner; a kernel call checks
 * the owners of its operands, brackets its work with {@link #enter()} and {@link #exit()}, and keeps them reachable
 * until it returns.
 *
 * <p>Memory may be reclaimed once the owner is unreachable, and never earlier while a call is between enter and exit.
 */
public abstract class MemoryOwner {
  /** For subclasses. */
  protected MemoryOwner() {}

  /**
   * Throws when the calling thread may not use the memory (any more). Called before every access, so it must cost no
   * more than a field read.
   *
   * @throws IllegalStateException if the memory was closed
   * @throws WrongThreadException if the memory belongs to another thread
   */
  public void check() {}

  /** Called when a kernel starts to work on the memory; pairs with {@link #exit()}. Includes {@link #check()}. */
  public void enter() {
    check();
  }

  /** Called when a kernel has finished with the memory. Keeps the owner reachable until here. */
  @SuppressWarnings("ReachabilityFenceUsage") // the caller's finally block calls exit
  public void exit() {
    Reference.reachabilityFence(this);
  }

  /**
   * Whether the memory is mapped from a file, so that an access may fault (a truncated file, a full disk). Kernels then
   * make one scalar access per leaf call, which turns the fault into an {@link InternalError} instead of the death of
   * the JVM.
   */
  public boolean isMapped() {
    return false;
  }

  /**
   * Whether kernels may use the raw addresses between {@link #enter()} and {@link #exit()}. When not, the memory may be
   * freed by someone else at any instant, and kernels run on a copy of it.
   */
  public boolean rawAddressesAllowed() {
    return true;
  }

  /**
   * The same for a kernel that calls the user's own function, which may try to free the memory that the kernel is
   * working on. Memory of the library refuses that; memory of a caller's confined arena cannot.
   */
  public boolean rawAddressesAllowedAroundUserCode() {
    return rawAddressesAllowed();
  }
}
