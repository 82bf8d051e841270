package dev.ashlar.tools.element;

/** Elements as large as those of another codec, each of which may be missing. */
interface MaybeMissing extends Codec {
  /** The codec of the elements that are there. */
  Codec value();

  @Override
  default long size() {
    return value().size();
  }

  @Override
  default boolean mayBeMissing() {
    return true;
  }
}
