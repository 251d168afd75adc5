package dev.comanda.engine.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine's program, as a process of its own. */
final class EngineProcess implements AutoCloseable {

  private final Process process;

  /** Starts it with the class path of the tests. */
  EngineProcess(Ports ports, Path state, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
            EngineMain.class.getName(),
            "--assembly",
            "src/test/resources/helpdesk",
            "--npm",
            "../services",
            "--port-base",
            String.valueOf(ports.aws()),
            "--state-dir",
            state.toString()));
    command.addAll(List.of(more));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  Process process() {
    return process;
  }

  void awaitReady() throws IOException {
    BufferedReader lines = process.inputReader();
    List<String> seen = new ArrayList<>();
    String line;
    while ((line = lines.readLine()) != null) {
      seen.add(line);
      if (line.startsWith("ready in ")) {
        return;
      }
    }
    throw new AssertionError("It ended before it was ready: " + seen);
  }

  /** What it still prints until it ends. */
  List<String> rest() {
    return process.inputReader().lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
