package dev.ashlar.examples;

import static dev.ashlar.ndarray.Index.all;
import static dev.ashlar.ndarray.Index.at;
import static dev.ashlar.ndarray.Index.newAxis;
import static dev.ashlar.ndarray.Index.step;

import dev.ashlar.ndarray.Creation;

/** Views share memory with the array they are taken from; nothing is copied until an operation makes a new array. */
public final class Views {
  private Views() {}

  /** Prints what the views show. */
  public static void main(String[] args) {
    var a = Creation.arange(12).reshape(3, 4);
    System.out.println("a                  " + a.datashape());

    var column = a.get(all(), at(1));
    System.out.println("column 1           " + column);

    var backwards = a.get(at(0), step(-1));
    System.out.println("row 0, backwards   " + backwards);

    // Writing through a view changes the array.
    column.assign(100);
    System.out.println("row 0 has changed  " + a.get(0));

    // A new axis makes shapes broadcast: (3, 1) with (4) gives (3, 4).
    var table = Creation.arange(3).get(all(), newAxis()).times(Creation.arange(4));
    System.out.println("3 by 4 table       " + table.datashape() + ", last row " + table.get(-1));
  }
}
