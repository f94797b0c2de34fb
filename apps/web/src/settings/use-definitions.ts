import type { BreakerDetail, DefinitionList, DefinitionVersions } from '@fuseboard/protocol';
import { type Loaded, useRest } from '../live/use-rest.ts';
import { useConfigChange } from '../store/config-change.ts';

export const breakerPath = (name: string): string => `/breakers/${encodeURIComponent(name)}`;

/** Asked anew whenever something is configured, wherever that is done. */
export const useDefinitions = (): Loaded<DefinitionList> => useRest('/definitions', useConfigChange());

export const useDetail = (name: string): Loaded<BreakerDetail> =>
  useRest(breakerPath(name), useConfigChange());

export const useVersions = (name: string): Loaded<DefinitionVersions> =>
  useRest(`${breakerPath(name)}/versions`, useConfigChange());
