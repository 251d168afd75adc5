// Answers the site's own routes with its one page, which shows what the path names. A path whose last
// segment has an extension is a file: a missing one stays missing.
function handler(event) {
  var request = event.request;
  var lastSegment = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (lastSegment.indexOf('.') === -1) {
    request.uri = '/index.html';
  }
  return request;
}
