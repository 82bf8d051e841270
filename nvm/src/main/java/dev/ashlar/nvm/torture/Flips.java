package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Changes the bytes of a store file and opens it: the result must be a typed error, the newest commit, or the one
 * before; what is read must be right or found wrong by its checksum.
 */
public final class Flips {
  private final byte[] bytes;
  private final List<Map<String, Integer>> commits = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private long tried;
  private long errors;
  private long newest;
  private long previous;

  /**
   * What was seen.
   *
   * @param tried files opened
   * @param errors of them that gave a typed error
   * @param newest that showed the newest commit
   * @param previous that showed the one before
   * @param failures in words: wrong bytes, or an error of another type
   */
  public record Result(long tried, long errors, long newest, long previous, List<String> failures) {}

  /** Changes copies of the bytes of a store file that was closed cleanly. */
  public Flips(byte[] bytes) {
    this.bytes = bytes;
    var attachment = Attachment.to(new DiskImage(bytes, bytes.length));
    var slots = attachment.slots();
    commits.add(contents(attachment, slots.current(), bytes));
    slots.previous().ifPresent(slot -> commits.add(contents(attachment, slot, bytes)));
  }

  /** The checksum of the elements of each array; elements whose checksum is wrong are an error. */
  private static Map<String, Integer> contents(Attachment attachment, CommitSlot slot, byte[] bytes) {
    var contents = new TreeMap<String, Integer>();
    attachment.catalogue(slot).scan(new byte[0], (name, record) -> {
      var decoded = ArrayRecord.decode(record);
      for (var part : decoded.parts()) {
        if (part.extent().end() > bytes.length) {
          throw new StoreException("a part lies behind the end");
        }
        int found = Checksum.of(bytes, (int) part.extent().offset(), (int) part.extent().length());
        if (part.proof() == Part.Proof.WHOLE && found != part.checksum()) {
          throw new StoreException("the checksum of elements does not match");
        }
        if (part.role() == Part.Role.DATA) {
          contents.put(new String(name, StandardCharsets.UTF_8) + decoded.shape() + decoded.type(), found);
        }
      }
      return true;
    });
    return contents;
  }

  private void open(byte[] image, int length, String what) {
    tried++;
    try {
      var attachment = Attachment.to(new DiskImage(image, length));
      var found = contents(attachment, attachment.slots().current(), image);
      if (found.equals(commits.getFirst())) {
        newest++;
      } else if (commits.size() > 1 && found.equals(commits.get(1))) {
        previous++;
      } else {
        failures.add(what + ": other contents");
      }
    } catch (StoreException e) {
      errors++;
    } catch (RuntimeException e) {
      failures.add(what + ": " + e);
    }
  }

  /** Flips every bit of the header and of both commit slots, one at a time. */
  public Flips everyFixedBit() {
    var image = bytes.clone();
    for (int at = 0; at < 3 * FileLayout.PAGE; at++) {
      for (int bit = 0; bit < 8; bit++) {
        image[at] ^= (byte) (1 << bit);
        open(image, image.length, "bit " + bit + " of byte " + at);
        image[at] = bytes[at];
      }
    }
    return this;
  }

  /** Cuts the file short at every length. */
  public Flips everyLength() {
    for (int length = 0; length < bytes.length; length++) {
      open(bytes, length, "length " + length);
    }
    return this;
  }

  /** Overwrites random bytes anywhere. */
  public Flips randomBytes(long count, long seed) {
    var random = new Random(seed);
    var image = bytes.clone();
    for (long i = 0; i < count; i++) {
      int changes = 1 + random.nextInt(4);
      var places = new int[changes];
      for (int k = 0; k < changes; k++) {
        places[k] = random.nextInt(image.length);
        image[places[k]] = (byte) random.nextInt(256);
      }
      open(image, image.length, "random bytes, seed " + seed + ", attempt " + i);
      for (int place : places) {
        image[place] = bytes[place];
      }
    }
    return this;
  }

  /** What was seen so far. */
  public Result result() {
    return new Result(tried, errors, newest, previous, List.copyOf(failures));
  }
}
