package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataType;

/** A dtype in brackets of which a part has been read: it waits on the parser's stack while its items are read. */
sealed interface Construct permits ArgumentsConstruct, RecordConstruct, TupleConstruct {
  /** What stood before the bracket. */
  Prefix prefix();

  /** Reads on from behind the opening bracket: true if a datashape follows, false if the construct is complete. */
  boolean begin(Parser parser);

  /** Takes the datashape just read and reads on: true if another one follows, false if the construct is complete. */
  boolean take(Parser parser, DataType item);

  /** The finished dtype. */
  DataType build(Parser parser);
}
