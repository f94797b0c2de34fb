import type { DefinitionChange } from '@fuseboard/protocol';
import { settingDuration } from './setting-duration.ts';

/** "breaker.failureRateThreshold 50 → 40"; of a secret only that it changed. */
export function changeText({ path, before, after, hidden }: DefinitionChange): string {
  if (hidden) return `${path} changed (hidden)`;
  return `${path} ${changedValue(path, before)} → ${changedValue(path, after)}`;
}

/** As a person would write it; "none" for nothing. */
export function changedValue(path: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number' && isDuration(path)) return settingDuration(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? 'nothing' : value.join(', ');
  return JSON.stringify(value);
}

/** In ms on the wire. */
const isDuration = (path: string): boolean =>
  /(timeout|Duration\w*|duration|InOpenState(\.initial|\.max)?)$/i.test(path) && !/Rate/.test(path);
