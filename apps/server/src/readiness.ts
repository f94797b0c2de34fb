/** Whether the server can serve, and the short names of what keeps it from it. They are public: no paths, no error texts. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** Names what keeps the server from serving, such as `starting`; null: nothing that it knows of. Cheap, and never throws. */
export type ReadinessCheck = () => string | null;

/** Asks every check each time it is asked. */
export function readinessOf(checks: readonly ReadinessCheck[]): () => Readiness {
  return () => {
    const reasons = checks.map((check) => check()).filter((reason) => reason !== null);
    return { ready: reasons.length === 0, reasons };
  };
}
