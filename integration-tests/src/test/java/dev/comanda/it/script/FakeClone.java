package dev.comanda.it.script;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.comanda.it.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A clone with the real script and the real POMs, but with stand-ins for the modules' sources, and
 * a machine whose only tools are stand-ins too: they print or write down how they were called.
 */
final class FakeClone {

  /**
   * What came of a run.
   *
   * @param printed by both of its streams
   */
  record Run(int exit, String printed) {}

  /** What the script itself is made of. */
  private static final List<String> SHELL =
      List.of(
          "awk",
          "basename",
          "bash",
          "cat",
          "cksum",
          "cp",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "ls",
          "mkdir",
          "mv",
          "paste",
          "rm",
          "sed",
          "sort",
          "tail",
          "tee",
          "tr",
          "wc",
          "xargs");

  private final Path folder;
  private final Path tools;
  private final Map<String, String> environment = new TreeMap<>();

  private FakeClone(Path folder, Path tools) {
    this.folder = folder;
    this.tools = tools;
    environment.put("PATH", tools.toString());
  }

  /** A clone, nothing of it built, on a machine that has all that a build takes. */
  static FakeClone in(Path parent) {
    try {
      FakeClone clone =
          new FakeClone(
              Files.createDirectory(parent.resolve("clone")),
              Files.createDirectory(parent.resolve("tools")));
      clone.copy("comanda");
      clone.copyAll("commands");
      for (Path pom : clone.poms()) {
        clone.copy(pom.toString());
        clone.change(pom.resolveSibling("src/main/java/A.java").toString());
        if (Files.exists(Product.root().resolve(pom.resolveSibling("package.json")))) {
          clone.copy(pom.resolveSibling("package.json").toString());
        }
      }
      for (String tool : SHELL) {
        clone.tool(tool, "exec " + real(tool) + " \"$@\"");
      }
      clone.tool("javac", "echo javac 17.0.1");
      clone.tool("java", "echo java \"$@\"");
      clone.tool("node", "echo v20.19.0");
      clone.tool("npm", "echo 9.2.0");
      clone.tool("id", "echo 1000");
      clone.tool("uname", "echo Plan9");
      // Maven: writes down what it was to build, and makes the folders of what it has built.
      clone.tool(
          "mvn",
          """
          case "$*" in *-v) echo "Apache Maven 3.8.7"; exit ;; esac
          root=$(dirname "$4")
          echo "$*" | sed 's/.*-pl \\([^ ]*\\) .*/\\1/' >>"$root/mvn.log"
          find "$root" -name pom.xml | while read -r pom; do mkdir -p "$(dirname "$pom")/target"; done
          echo "[INFO] Building Comanda: contract 1.0.0-SNAPSHOT                        [1/2]"
          echo "[INFO] Building jar: /x/y.jar"
          """);
      return clone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same clone at another place. */
  FakeClone movedTo(Path place) {
    try {
      Files.move(folder, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FakeClone(place, tools);
  }

  /** Sets a variable of the environment. */
  FakeClone with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Writes a stand-in for a tool, in Bash. */
  FakeClone tool(String name, String script) {
    try {
      Path file = tools.resolve(name);
      Files.writeString(file, "#!" + real("bash") + "\n" + script + "\n");
      if (!file.toFile().setExecutable(true)) {
        throw new IllegalStateException(file + " cannot be made executable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Takes tools from the machine. */
  FakeClone without(String... names) {
    for (String name : names) {
      if (!tools.resolve(name).toFile().delete()) {
        throw new IllegalArgumentException("There is no " + name);
      }
    }
    return this;
  }

  /** Adds to a file, or makes one. */
  FakeClone change(String name) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "\n<!-- changed -->", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Deletes a file or an empty folder. */
  FakeClone delete(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** What Maven was called to build since this was last asked, a line each time. */
  List<String> built() {
    try {
      Path log = folder.resolve("mvn.log");
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      Files.deleteIfExists(log);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code ./comanda}. */
  Run run(String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = tools.resolve("bash").toString();
    command[1] = folder.resolve("comanda").toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return execute(command);
  }

  /** Runs a line of Bash that has read the file with the tools. */
  Run tools(String line) {
    return execute(
        tools.resolve("bash").toString(), "-c", "set -euo pipefail; . commands/tools.sh; " + line);
  }

  private Run execute(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(Arrays.toString(command) + " does not end");
      }
      return new Run(process.exitValue(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The POMs of the real clone, from its root. */
  private List<Path> poms() throws IOException {
    try (Stream<Path> files = Files.walk(Product.root(), 3)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .map(Product.root()::relativize)
          .filter(file -> !file.toString().matches(".*(target|node_modules).*"))
          .toList();
    }
  }

  private void copyAll(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Product.root().resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(Product.root().relativize(file).toString());
      }
    }
  }

  private void copy(String name) throws IOException {
    Path to = folder.resolve(name);
    Files.createDirectories(to.getParent());
    Files.copy(Product.root().resolve(name), to);
  }

  private static Path real(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("This machine has no " + tool));
  }
}
