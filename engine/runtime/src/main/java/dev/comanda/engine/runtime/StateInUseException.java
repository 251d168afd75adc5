package dev.comanda.engine.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** Another run has the folder; the message says which, and what to do. */
public final class StateInUseException extends IOException {

  StateInUseException(Path folder, String owner) {
    super(
        "%s belongs to a run that goes on (%s): stop it, or take another folder with --state-dir"
            .formatted(folder, owner));
  }
}
