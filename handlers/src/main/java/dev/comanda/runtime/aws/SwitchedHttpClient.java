package dev.comanda.runtime.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends requests, but for those that something else is to answer. */
final class SwitchedHttpClient implements SdkHttpClient {

  private final SdkHttpClient wire;
  private final Supplier<SdkHttpClient> standIn;

  /**
   * @param standIn gives null while requests are to be sent
   */
  SwitchedHttpClient(SdkHttpClient wire, Supplier<SdkHttpClient> standIn) {
    this.wire = wire;
    this.standIn = standIn;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpClient other = standIn.get();
    return (other == null ? wire : other).prepareRequest(request);
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public String clientName() {
    return wire.clientName();
  }
}
