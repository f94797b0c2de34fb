// What the fleet's breakers call: GET /INDEX. Each part has its own latency and its own weather, the same in every run: most
// fail a few calls in a hundred, and of every fifty one is down for twenty seconds in each minute.
// usage: node fleet-service.mjs calm|storms
import { createServer } from 'node:http';

const calm = process.argv[2] === 'calm';
const started = performance.now();
let state = 7;
/** Mulberry32. */
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

function failureShare(index, seconds) {
  if (calm) return 0;
  if (index % 50 === 0 && (seconds + (index / 50) * 7) % 60 < 20) return 0.9;
  return 0.06 * (1 + Math.sin(seconds / 9 + index));
}

const server = createServer((request, response) => {
  const index = Number(request.url?.slice(1)) || 0;
  const fails = random() < failureShare(index, (performance.now() - started) / 1_000);
  const delay = 4 + (index % 40) + random() * 30;
  setTimeout(() => response.writeHead(fails ? 503 : 200).end(), delay);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
