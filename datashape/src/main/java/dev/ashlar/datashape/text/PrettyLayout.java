package dev.ashlar.datashape.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks what a printer writes into lines: the items of a bracket stand on one line if all of them fit, else each on
 * its own. The widths of all brackets are found in one pass, the lines in a second.
 */
final class PrettyLayout implements Printer.Output {
  private static final int INDENT = 2;
  /** Deeper levels are indented no further, or deep types would be mostly blanks. */
  private static final int DEEPEST = 50;

  private final int width;
  private final List<Object> pieces = new ArrayList<>();
  /** For each piece that opens a bracket, the columns up to its end when written on one line. */
  private final List<Long> widths = new ArrayList<>();
  private final ArrayDeque<Integer> open = new ArrayDeque<>();
  private long flat;

  PrettyLayout(int width) {
    this.width = width;
  }

  @Override
  public void text(String text) {
    add(text, 0);
    flat += text.codePointCount(0, text.length());
  }

  @Override
  public void mark(Printer.Mark mark) {
    add(mark, -flat);
    switch (mark) {
      case OPEN -> open.push(pieces.size() - 1);
      case ITEM -> flat++;
      case CLOSE -> {
        int opening = open.pop();
        widths.set(opening, widths.get(opening) + flat + 1);
      }
    }
  }

  private void add(Object piece, long size) {
    pieces.add(piece);
    widths.add(size);
  }

  String finish() {
    var out = new StringBuilder();
    var broken = new ArrayDeque<Boolean>();
    long column = 0;
    int depth = 0;
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case Printer.Mark mark -> {
          boolean breaks;
          if (mark == Printer.Mark.OPEN) {
            breaks = column + widths.get(i) > width && pieces.get(i + 1) != Printer.Mark.CLOSE;
            broken.push(breaks);
            depth += breaks ? 1 : 0;
          } else if (mark == Printer.Mark.CLOSE) {
            breaks = broken.pop();
            depth -= breaks ? 1 : 0;
          } else {
            breaks = broken.getFirst();
            if (!breaks) {
              out.append(' ');
              column++;
            }
          }
          if (breaks) {
            int indent = INDENT * Math.min(depth, DEEPEST);
            column = indent;
            out.append('\n').repeat(" ", indent);
          }
        }
        case Object piece -> {
          var text = piece.toString();
          out.append(text);
          column += text.codePointCount(0, text.length());
        }
      }
    }
    return out.toString();
  }
}
