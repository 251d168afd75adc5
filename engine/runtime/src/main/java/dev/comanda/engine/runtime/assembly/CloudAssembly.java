package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A synthesized cloud assembly: the folder that {@code cdk synth} writes.
 *
 * @see <a href="https://github.com/aws/aws-cdk/blob/main/design/cloud-assembly.md">Cloud
 *     assembly</a>
 */
public final class CloudAssembly {

  private final Path folder;
  private final List<Stack> stacks;
  private final Map<String, Path> assets;

  private CloudAssembly(Path folder, List<Stack> stacks, Map<String, Path> assets) {
    this.folder = folder;
    this.stacks = stacks;
    this.assets = assets;
  }

  /**
   * Reads manifest, templates and asset manifests.
   *
   * @throws AssemblyException if it is no cloud assembly
   */
  public static CloudAssembly read(Path folder) {
    JsonNode artifacts = json(folder.resolve("manifest.json")).path("artifacts");
    Map<String, Stack> stacks = new LinkedHashMap<>();
    Map<String, Path> assets = new HashMap<>();
    artifacts
        .properties()
        .forEach(
            artifact -> {
              JsonNode properties = artifact.getValue().path("properties");
              switch (artifact.getValue().path("type").asText()) {
                case "aws:cloudformation:stack" ->
                    stacks.put(
                        artifact.getKey(),
                        new Stack(
                            properties.path("stackName").asText(artifact.getKey()),
                            region(artifact.getValue().path("environment").asText()),
                            new Template(
                                json(folder.resolve(properties.path("templateFile").asText())))));
                case "cdk:asset-manifest" ->
                    addAssets(folder, properties.path("file").asText(), assets);
                default -> {}
              }
            });
    Set<String> ordered = new LinkedHashSet<>();
    stacks.keySet().forEach(id -> visit(id, artifacts, stacks.keySet(), ordered));
    return new CloudAssembly(
        folder, new ArrayList<>(ordered.stream().map(stacks::get).toList()), assets);
  }

  /** The stacks, each after those that it depends on. */
  public List<Stack> stacks() {
    return stacks;
  }

  /**
   * The file or folder of an asset.
   *
   * @param s3Key the object's key in the staging bucket, as a resolved {@code Code.S3Key} names it
   * @throws AssemblyException if no asset has that key
   */
  public Path asset(String s3Key) {
    Path asset = assets.get(s3Key);
    if (asset == null) {
      throw new AssemblyException("No asset of " + folder + " has the key " + s3Key);
    }
    return asset;
  }

  /** The region of {@code aws://account/region}; where the stack leaves it open, this machine's. */
  private static String region(String environment) {
    String region = environment.substring(environment.lastIndexOf('/') + 1);
    return region.isEmpty() || region.startsWith("unknown") ? Environment.REGION : region;
  }

  private static void addAssets(Path folder, String file, Map<String, Path> assets) {
    json(folder.resolve(file))
        .path("files")
        .forEach(
            asset -> {
              Path source = folder.resolve(asset.path("source").path("path").asText()).normalize();
              asset
                  .path("destinations")
                  .forEach(
                      destination -> assets.put(destination.path("objectKey").asText(), source));
            });
  }

  private static void visit(String id, JsonNode artifacts, Set<String> stacks, Set<String> done) {
    if (done.contains(id)) {
      return;
    }
    artifacts
        .path(id)
        .path("dependencies")
        .forEach(
            dependency -> {
              if (stacks.contains(dependency.asText())) {
                visit(dependency.asText(), artifacts, stacks, done);
              }
            });
    done.add(id);
  }

  private static JsonNode json(Path file) {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new AssemblyException(
          "There is no " + file + ": synthesize the application first (cdk synth)");
    } catch (IOException | UncheckedIOException e) {
      throw new AssemblyException("Cannot read " + file + ": " + e.getMessage());
    }
  }
}
