import { AdaptiveThrottle, CallThrottledError } from '@fuseboard/breaker/adaptive-throttle';

export const search = new AdaptiveThrottle('search', {
  classifyResult: (response) =>
    response instanceof Response && [429, 503].includes(response.status) ? 'failure' : 'success',
});

export async function find(url: string): Promise<string> {
  try {
    const response = await search.execute(({ signal }) => fetch(url, { signal }));
    return await response.text();
  } catch (error) {
    if (!CallThrottledError.is(error)) throw error; // the call's own, untouched
    return `not called; ${Math.round(100 * error.probability)} % are refused at present`;
  }
}
