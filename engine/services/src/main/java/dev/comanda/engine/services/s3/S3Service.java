package dev.comanda.engine.services.s3;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.door.SecretPath;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.client.HttpClient;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * Buckets, empty at every start. Encryption, lifecycle and logging have no meaning on one machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html">AWS::S3::Bucket</a>
 */
public final class S3Service implements AwsService {

  /** How it is called. */
  public static final Api API = Api.restXml("s3", new S3Operations());

  private final Door door;
  private final S3Proxy server;
  private final Replication replication;

  /**
   * Starts S3Proxy and puts it behind the door.
   *
   * @param folder holds a folder for each bucket; whatever was in it is deleted
   * @throws IOException if the folder cannot be emptied, or the port is taken
   */
  public S3Service(Door door, HttpClient http, int port, Path folder) throws IOException {
    this.door = door;
    empty(folder);
    String path = "/" + SecretPath.make();
    server =
        S3Proxy.builder()
            .blobStore(store(folder))
            .endpoint(URI.create(Loopback.url(port)))
            .servicePath(path)
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .jettyMaxThreads(32)
            .ignoreUnknownHeaders(true)
            .build();
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    replication = new Replication(door, new HttpEngine(http, port, path));
    door.register(API, replication);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::S3::Bucket");
  }

  @Override
  public Created create(Resource resource) {
    String name =
        resource
            .properties()
            .path("BucketName")
            .asText(resource.physicalName().toLowerCase(Locale.ROOT));
    AwsRequest request =
        new AwsRequest(
            Caller.CLIENT, "s3", "CreateBucket", "PUT", "/" + name, Map.of(), new byte[0]);
    try {
      AwsResponse answer = door.call(request);
      if (answer.status() != 200) {
        throw new IllegalArgumentException(new String(answer.body(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (resource.properties().has("ReplicationConfiguration")) {
      replication.from(name, resource.properties().get("ReplicationConfiguration"));
    }
    String domain = name + ".s3.amazonaws.com";
    return new Created(
        name,
        Map.of(
            "Arn", "arn:aws:s3:::" + name,
            "DomainName", domain,
            "RegionalDomainName", name + ".s3." + resource.region() + ".amazonaws.com"));
  }

  @Override
  public void close() {
    replication.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy did not stop", e);
    }
  }

  /** Files where the file system can hold an object's metadata beside its body, else memory. */
  private static BlobStore store(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class)
        ? new FilesystemNio2BlobStore(folder.toString())
        : new TransientNio2BlobStore();
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
