package dev.comanda.engine.services.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of npm's in a process of its own. It listens on loopback only and ends when this JVM
 * does, even by {@code kill -9}: see {@code node/engine.cjs}, which is loaded into it.
 */
public final class NodeEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;

  NodeEngine(
      Path packages,
      String module,
      String script,
      List<String> arguments,
      Map<String, String> environment,
      int port,
      Path log)
      throws IOException {
    Path folder = packages.resolve("node_modules").resolve(module);
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no " + folder + ": run npm ci in " + packages);
    }
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add("--require");
    command.add(packages.resolve("node").resolve("engine.cjs").toString());
    command.add(script);
    command.addAll(arguments);
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    // Its standard input is a pipe from this JVM: it breaks when this JVM ends, however it does.
    process = builder.start();
    try {
      awaitAnswer(module, port, log);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void awaitAnswer(String module, int port, Path log) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(port)) {
      if (!process.isAlive()) {
        throw new IOException(module + " ended at once; its log is " + log);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(module + " does not answer; its log is " + log);
      }
      try {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Stopped while " + module + " was starting", e);
      }
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
