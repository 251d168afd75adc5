// Loaded into each engine before its own code. The engine then listens on loopback only, answers
// nobody who reached it under a foreign name (DNS rebinding) and no page of another site, keeps idle
// connections, and ends with the runtime that started it.
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

// A page of another site may show and read nothing here, and change nothing either. What only clients
// send is the header authorization: no page does without a preflight, which has an origin.
const ofAPage = ({ headers, method }) => {
  const own = `http://${headers.host}`;
  const foreign = headers.origin !== undefined && headers.origin !== own;
  const site = headers['sec-fetch-site'];
  const embedded = /^(cross|same)-site$/.test(site) && headers['sec-fetch-mode'] !== 'navigate';
  const changes = method !== 'GET' && method !== 'HEAD';
  return foreign || embedded || (changes && headers.authorization === undefined && headers.origin !== own);
};

const named = ({ host }) => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, response) {
  if (event === 'request' && (!named(request.headers) || ofAPage(request))) {
    response.writeHead(named(request.headers) ? 403 : 421).end();
    return true;
  }
  return emit.apply(this, arguments);
};

// An engine that reads HTTP from the socket itself. No person looks at one: the first request of a connection says
// whether it is a client's, for a browser shares its connections with nobody.
const MOST_OF_A_HEAD = 65_536;

const readHead = (socket, taken) => {
  let read = Buffer.alloc(0);
  const ended = () => socket.destroy();
  const look = () => {
    for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) read = Buffer.concat([read, chunk]);
    const end = read.indexOf('\r\n\r\n');
    if (end < 0 && read.length < MOST_OF_A_HEAD) return;
    socket.off('readable', look).off('error', ended).off('end', ended);
    const lines = read.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n').slice(1);
    const fields = lines.map((line) => [line.split(':', 1)[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
    const headers = Object.fromEntries(fields);
    if (named(headers) && headers.authorization !== undefined && headers.origin === undefined) {
      socket.unshift(read);
      taken();
    } else {
      socket.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      socket.destroySoon();
    }
  };
  // A server that still has a connection does not close.
  socket.on('readable', look).on('error', ended).on('end', ended);
};

net.Server.prototype.emit = function (event, socket) {
  if (event !== 'connection' || this instanceof http.Server) return emit.apply(this, arguments);
  readHead(socket, () => emit.call(this, event, socket));
  return true;
};

// Taken before an engine may put its own in its place, which would wait for what is open.
const exit = process.exit.bind(process, 0);
process.stdin.on('end', exit);
process.stdin.on('error', exit);
process.stdin.resume();
