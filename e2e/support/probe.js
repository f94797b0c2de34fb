// Runs in the page before anything of the page does, and notes on `globalThis.probe` how it runs. Its selector for what is
// useful to read is on `globalThis.usefulSelector`. Plain JavaScript: a function that was compiled on the way would bring helpers along.
const probe = { gaps: [], longTasks: [], shifts: [], useful: null };
Object.assign(globalThis, { probe });

let last = null;
const onFrame = (now) => {
  if (last !== null) probe.gaps.push(now - last);
  last = now;
  if (probe.useful === null && document.querySelector(globalThis.usefulSelector)?.textContent)
    // The frame after the one that has it is when it has been drawn.
    requestAnimationFrame((drawn) => {
      probe.useful ??= drawn;
    });
  requestAnimationFrame(onFrame);
};
requestAnimationFrame(onFrame);

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    probe.longTasks.push({ at: startTime, ms: duration });
}).observe({ type: 'longtask', buffered: true });

new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    const what = sources.map(
      ({ node, previousRect: { x, y }, currentRect }) =>
        `${Math.round(x)},${Math.round(y)} to ${Math.round(currentRect.x)},${Math.round(currentRect.y)}: ${(node?.outerHTML ?? node?.parentElement?.outerHTML ?? 'gone').slice(0, 160)}`,
    );
    probe.shifts.push({ value, what });
  }
}).observe({ type: 'layout-shift', buffered: true });
