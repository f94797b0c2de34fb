import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { LoadBoundary } from './load-boundary.tsx';

type Load = () => Promise<{ default: ComponentType }>;

function Page({ load }: { readonly load: Load }) {
  const [Part, setPart] = useState(() => lazy(load));
  return (
    <>
      <h1>Still here</h1>
      <LoadBoundary what="The charts" onRetry={() => setPart(lazy(load))}>
        <Suspense fallback={null}>
          <Part />
        </Suspense>
      </LoadBoundary>
    </>
  );
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('keeps the page when a part of it cannot be loaded, and loads it when asked again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React tells of every error it hands on
  const load = vi
    .fn<Load>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValue({ default: () => <p>a chart</p> });
  await act(async () => render(<Page load={load} />));
  expect(screen.getByRole('heading').textContent).toBe('Still here');
  expect(screen.getByRole('status').textContent).toContain('The charts could not be loaded.');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
  expect(screen.getByText('a chart')).toBeTruthy();
  expect(screen.queryByRole('status')).toBeNull();
});
