import { useEffect, useState } from 'react';
import { RestError } from '../live/rest.ts';
import { signInAsViewer } from '../live/sign-in.ts';
import { useConnection } from '../store/hooks.ts';

/** ms until it is tried again. A wrong token may be put right on the server, and too many tries are refused. */
const AGAIN_AFTER = 60_000;

/**
 * A server that was started anew knows no sessions, and nobody stands before a wall to sign in. So its address has a
 * viewer's token behind the `#`, which no browser sends anywhere. What is told: why that did not work; null: nothing yet.
 */
export function useWallSignIn(): string | null {
  const signedOut = useConnection().kind === 'signed-out';
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const token = tokenIn(window.location.hash);
    if (!signedOut || token === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const attempt = async () => {
      const failure = await outcomeOf(token);
      if (over) return;
      setRefusal(failure && `${failure} Trying again in a minute.`);
      if (failure !== null) timer = setTimeout(() => void attempt(), AGAIN_AFTER);
    };
    void attempt();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [signedOut]);
  return refusal;
}

async function outcomeOf(token: string): Promise<string | null> {
  try {
    await signInAsViewer(token);
    return null;
  } catch (error) {
    return error instanceof RestError ? error.message : 'Signing in has failed.';
  }
}

/** Of an address that ends in `#token=…`. */
export function tokenIn(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token')?.trim() ?? '';
  return token === '' ? null : token;
}
