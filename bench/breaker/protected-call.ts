export const VALUE = { status: 200 };
export const ERROR = new Error('connection refused');
export const HOUR = 3_600_000;

/**
 * In the failure scenarios 31 of 32 calls fail, 96.9 %, and every breaker trips above 99 % (or after a thousand in a row), with its
 * minimum met: each does its whole trip check on each failure and none ever opens.
 */
export const NEVER_TRIPS = 99;
export const NEVER_IN_A_ROW = 1_000;
const TURNS = 32;

export const succeeding = async (): Promise<typeof VALUE> => VALUE;

/** Fails a moment later: a promise that is rejected before anybody can wait for it sets off Node's watch for unhandled rejections. */
export function failing(): () => Promise<typeof VALUE> {
  let turn = TURNS - 1; // begins with a success
  return async () => {
    turn = (turn + 1) % TURNS;
    if (turn === 0) return VALUE;
    await Promise.resolve();
    throw ERROR;
  };
}

export const gotValue = (value: unknown): boolean => value === VALUE;
export const gotValueOrError = (value: unknown): boolean => value === VALUE || value === ERROR;

/** As source: a call whose rejection is caught, which is part of what it costs. */
export const caught = (call: string): string =>
  `try { value = await ${call}; } catch (error) { value = error; }`;
