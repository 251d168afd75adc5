// Lets browsers keep a file whose name changes with its content for a year. CloudFront does not run this for errors,
// so that a file that is missing now is asked for again.
function handler(event) {
  var response = event.response;
  response.headers['cache-control'] = { value: 'public, max-age=31536000, immutable' };
  return response;
}
