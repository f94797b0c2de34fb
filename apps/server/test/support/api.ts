import type { TestServer } from './start-server.ts';

export interface Answer {
  readonly status: number;
  /** Whatever was answered, for a test to look into. */
  readonly body: Record<string, unknown>;
}

/** Asks the API of a test's server. */
export async function ask(
  server: Pick<TestServer, 'url'>,
  [method, path]: readonly [method: string, path: string],
  json?: unknown,
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(json !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] }; // every answer is JSON
}
