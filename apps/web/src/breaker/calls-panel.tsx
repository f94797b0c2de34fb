import type { CallBatch } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { CallStrip, STRIP_SPAN } from '../charts/call-strip.tsx';
import { addBatch, type CallRing, emptyRing, sampling, trimRing } from '../charts/call-strip-series.ts';
import { callTable } from '../charts/call-words.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { watch } from '../live/connection.ts';
import { useServerNow } from '../store/hooks.ts';
import { serverNow } from '../store/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { Surface } from '../ui/panel.tsx';
import { CallLegend } from './call-legend.tsx';

/** Each call as it happens. */
export function CallsPanel({ name }: { readonly name: string }) {
  const [paused, setPaused] = useState(false);
  const ring = useCalls(name, paused);
  return (
    <Surface>
      <ChartFigure
        alone
        title="Live calls"
        note={<Sampling ring={ring} />}
        legend={<CallLegend />}
        actions={
          <Button size="small" tone="quiet" onClick={() => setPaused(!paused)}>
            {paused ? 'Go on' : 'Hold still'}
          </Button>
        }
        source={{ of: name, range: 'the last 30 seconds', link: () => window.location.href }}
        table={() => callTable(ring)}
      >
        <CallStrip ring={ring} paused={paused} />
      </ChartFigure>
    </Surface>
  );
}

/**
 * Written at call pace and read by the canvas: no render of React for a call. What has left the strip goes here and not only with
 * the next picture: a strip that is not in sight draws none.
 */
function useCalls(name: string, paused: boolean): CallRing {
  const [ring] = useState(emptyRing);
  useEffect(() => {
    const onCalls = (batch: CallBatch) => {
      const now = serverNow();
      addBatch(ring, batch, now);
      if (!paused) trimRing(ring, now - STRIP_SPAN);
    };
    return watch(name, { onWindow: () => undefined, onCalls });
  }, [name, ring, paused]);
  return ring;
}

function Sampling({ ring }: { readonly ring: CallRing }) {
  useServerNow(1_000);
  const ratio = sampling(ring);
  return ratio === 1
    ? 'the last 30 seconds, a mark a call'
    : `the last 30 seconds, 1 of ${ratio} calls shown`;
}
