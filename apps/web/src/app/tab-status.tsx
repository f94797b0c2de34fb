import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { boardSentence } from '../format/board-sentence.ts';
import { useBoard, useConnection, useStateCounts } from '../store/hooks.ts';
import { faviconState, faviconUrl } from './favicon.ts';
import { placeName } from './places.ts';

/** The browser's tab says what the board says, also when another tab is in front. */
export function TabStatus() {
  const [path] = useLocation();
  const counts = useStateCounts();
  const { kind } = useConnection();
  const known = useBoard((state) => state.bootId !== null);
  const live = known && (kind === 'live' || kind === 'delayed');
  const sentence = live ? boardSentence(counts) : known ? 'Disconnected' : null;
  const title = [placeName(path), sentence, 'Fuseboard'].filter((part) => part !== null).join(' · ');
  const icon = faviconUrl(faviconState(counts, live));
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', icon);
  }, [icon]);
  return null;
}
