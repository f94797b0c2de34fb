import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { Demo } from '../demo/demo.ts';
import type { ConfigFollower } from '../definitions/config-follower.ts';
import type { Definitions } from '../definitions/definitions.ts';
import type { Hub } from '../hub/hub.ts';
import type { Access } from '../operators/access.ts';
import type { Commands } from '../operators/commands.ts';
import type { Listening } from '../operators/request-guard.ts';
import type { Readiness } from '../readiness.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** Everything that the HTTP door leads to. */
export interface HttpDeps {
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
  readonly access: Access;
  readonly commands: Commands;
  readonly definitions: Definitions;
  readonly configFile: Pick<ConfigFollower, 'state'>;
  /** null: started without the demo. */
  readonly demo: Demo | null;
  readonly listening: () => Listening;
  readonly isStopping: () => boolean;
  readonly readiness: () => Readiness;
  readonly telemetry: Pick<Telemetry, 'pieces'>;
  /** The built dashboard. */
  readonly webRoot: string;
}
