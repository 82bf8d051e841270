package dev.ashlar.examples;

import static dev.ashlar.ndarray.Index.slice;
import static dev.ashlar.ndarray.Lazy.lazy;

import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.nio.file.Path;

public final class FirstSteps {
  public static void main(String[] args) {
    NDArray t = Creation.linspace(0, 1, 12).reshape(3, 4);                 // 3 * 4 * float64, in native memory
    NDArray anomaly = t.minus(t.mean(1).reshape(3, 1));                    // every row minus its mean, by broadcasting
    double squares = lazy(anomaly).times(anomaly).sum().toDouble();        // one pass, nothing in between
    System.out.println(anomaly.datashape() + ", squares " + squares);
    try (var store = Store.create(Path.of(args[0])); var tx = store.begin()) {
      tx.put("anomaly", anomaly);
      tx.commit();                                                         // durable, or not there at all
    }
    try (var store = Store.openReadOnly(Path.of(args[0]))) {               // this or any other process: no loading
      System.out.println(store.get("anomaly").get(slice(0, 2)));
    }
  }
}
