import type { DemoService } from '@fuseboard/protocol';
import { useStore } from 'zustand';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { DialDesk, NO_DRAFT, type ServiceDraft } from './dial-desk.ts';

/** The page's one desk for dials. */
export const dials = new DialDesk({
  send: (service, patch) =>
    rest<DemoService>(`/demo/services/${encodeURIComponent(service)}`, { method: 'PATCH', json: patch }),
  arrived,
  words: (error) => problemOf(error).detail,
});

export const useDraft = (service: string): ServiceDraft =>
  useStore(dials.store, (drafts) => drafts.get(service) ?? NO_DRAFT);

function arrived(service: DemoService): void {
  const { demo } = boardStore.getState();
  if (demo === null) return;
  const services = demo.services.map((present) => (present.name === service.name ? service : present));
  dispatch({ type: 'demo', demo: { ...demo, services } });
}
