// Loaded into each engine before its own code. The engine then listens on loopback only, answers
// nobody who reached it under a foreign name (DNS rebinding), keeps idle connections, and ends with
// the runtime that started it.
'use strict';

const http = require('node:http');
const net = require('node:net');

const LOOPBACK = '127.0.0.1';

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  this.keepAliveTimeout = 120_000;
  const callback = rest.filter((argument) => typeof argument === 'function');
  const options = typeof first === 'object' && first !== null ? first : { port: Number(first) };
  return listen.call(this, { ...options, host: LOOPBACK }, ...callback);
};

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, response) {
  if (event === 'request' && !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(421).end();
    return true;
  }
  return emit.apply(this, arguments);
};

process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdin.resume();
