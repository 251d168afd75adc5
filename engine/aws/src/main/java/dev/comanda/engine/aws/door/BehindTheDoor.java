package dev.comanda.engine.aws.door;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets only calls pass that the door leads on: signed in their header, of no origin. So a page in a
 * browser reaches an engine on its own port no more than through the door; the preflight that it
 * needs for the header is refused too.
 */
public final class BehindTheDoor extends Handler.Wrapper {

  public BehindTheDoor(Handler engine) {
    super(engine);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean ofTheDoor =
        Loopback.named(request.getHeaders().get(HttpHeader.HOST))
            && request.getHeaders().contains(HttpHeader.AUTHORIZATION)
            && !request.getHeaders().contains(HttpHeader.ORIGIN);
    if (ofTheDoor) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, 403, "Only the door is answered");
    return true;
  }
}
