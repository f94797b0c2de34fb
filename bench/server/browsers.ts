// All the browsers of a run, in a process of their own; the first of them stalls.
import { performance } from 'node:perf_hooks';
import { Browser } from './browser.ts';
import type { BrowsersOrder, Seen } from './messages.ts';

let browsers: readonly Browser[] = [];
let from = 0;
let cpu = process.cpuUsage();

async function connect(url: string, clients: number): Promise<void> {
  browsers = Array.from({ length: clients }, (_, index) => new Browser(url, index === 0));
  await Promise.all(browsers.map(({ joined }) => joined));
  process.send?.('connected');
}

function measure(): void {
  for (const browser of browsers) browser.reset();
  from = performance.now();
  cpu = process.cpuUsage();
}

function report(): Seen {
  const seconds = (performance.now() - from) / 1_000;
  const reading = browsers.slice(1);
  const sum = (of: (browser: Browser) => number): number =>
    reading.reduce((total, browser) => total + of(browser), 0);
  const used = process.cpuUsage(cpu);
  return {
    clients: reading.length,
    seconds,
    frameRates: reading.map(({ frames }) => frames / seconds),
    gaps: reading.flatMap(({ gaps }) => gaps),
    latencies: reading.flatMap(({ latencies }) => latencies),
    bytesPerSecond: sum(({ bytes }) => bytes) / reading.length / seconds,
    frameBytes: sum(({ frameBytes }) => frameBytes) / sum(({ frames }) => frames),
    cpu: (used.user + used.system) / 1e6,
  };
}

process.on('message', (message: BrowsersOrder) => {
  switch (message.order) {
    case 'connect':
      void connect(message.url, message.clients);
      break;
    case 'measure':
      measure();
      break;
    case 'report':
      process.send?.(report());
      break;
  }
});
process.on('disconnect', () => process.exit());
