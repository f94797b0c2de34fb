import { breakerDefinitionSchema, commandRequestSchema, faultDialsPatchSchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemPaths } from './problem-paths.ts';

/** `path message` of each problem, with the schema's help. */
function complaints(schema: z.ZodType, input: unknown): string[] {
  const { error } = schema.safeParse(input);
  if (error === undefined) throw new Error('the input was accepted');
  return problemPaths(error, input, schema).map(({ path, message }) => `${path} ${message}`);
}

const endpoint = { type: 'http', url: 'https://api.example.com/' };
const withSettings = (breaker: unknown) => ({ name: 'a', endpoint, breaker });
const DURATION = 'a duration: milliseconds as a number of at least 0, or text such as 250ms, 10s, 5m or 1h';

describe('problemPaths', () => {
  it.each([
    [
      { slidingWindow: { type: 'count-based', size: 'ten' } },
      'breaker.slidingWindow.size must be an integer of at least 1, got "ten"',
    ],
    [{ minimumNumberOfCalls: 0 }, 'breaker.minimumNumberOfCalls must be an integer of at least 1, got 0'],
    [{ minimumNumberOfCalls: 2.5 }, 'breaker.minimumNumberOfCalls must be an integer of at least 1, got 2.5'],
    [
      { minimumNumberOfCalls: 5e9 },
      'breaker.minimumNumberOfCalls must be an integer of at most 1000000, got 5000000000',
    ],
    [
      { failureRateThreshold: 'half' },
      'breaker.failureRateThreshold must be a number greater than 0 and at most 100, got "half"',
    ],
    [{ failureRateThreshold: 0 }, 'breaker.failureRateThreshold must be a number greater than 0, got 0'],
    [{ measureLatency: 'yes' }, 'breaker.measureLatency must be true or false, got "yes"'],
    [{ timeout: 'soon' }, `breaker.timeout must be ${DURATION}, got "soon"`],
    [
      { waitDurationInOpenState: true },
      `breaker.waitDurationInOpenState must be an object with initial, multiplier, max, jitter or ${DURATION}, got true`,
    ],
    [{ slowStart: [] }, 'breaker.slowStart must be an object with duration, initialRate, got a list'],
    [
      { slidingWindow: { size: 5 } },
      'breaker.slidingWindow.type is missing; it must be one of count-based, time-based',
    ],
    [
      { failureRateTreshold: 40 },
      'breaker.failureRateTreshold is not a known key; did you mean "failureRateThreshold"?',
    ],
    [
      { slidingWindow: { type: 'count-based', duration: 5, size: 3 } },
      'breaker.slidingWindow.duration is not a known key; known are type, size',
    ],
  ])('says of the settings %j what was expected', (settings, complaint) => {
    expect(complaints(breakerDefinitionSchema, withSettings(settings))).toEqual([complaint]);
  });

  it('looks into the variant of a union that was meant', () => {
    expect(
      complaints(
        breakerDefinitionSchema,
        withSettings({ waitDurationInOpenState: { inital: 5, max: '1x' } }),
      ),
    ).toEqual([
      `breaker.waitDurationInOpenState.initial is missing; it must be ${DURATION}`,
      `breaker.waitDurationInOpenState.max must be ${DURATION}, got "1x"`,
      'breaker.waitDurationInOpenState.inital is not a known key; did you mean "initial"?',
    ]);
  });

  it('tells every problem at once', () => {
    const input = { name: 'A b', endpoint: { type: 'htp' }, traffic: { rate: 0 }, fallback: { status: 900 } };
    expect(complaints(breakerDefinitionSchema, input)).toEqual([
      'name must be 1 to 64 characters of a-z, 0-9, ".", "_", "-", beginning with a letter or a digit, got "A b"',
      'endpoint.type must be one of http, tcp, demo, got "htp"',
      'traffic.rate must be a number greater than 0, got 0',
      'fallback.status must be an integer of at most 599, got 900',
      'fallback.body is missing; it must be a JSON value',
    ]);
  });

  it('keeps the words a schema has of its own', () => {
    expect(complaints(commandRequestSchema, { command: 'reset', reason: 'late', expiresIn: 5 })).toEqual([
      'expiresIn only force-open, disable and metrics-only can expire; leave it out here',
    ]);
    expect(complaints(faultDialsPatchSchema, {})).toEqual([
      ' name at least one dial: errorRate, latencyMs, jitterMs, hangRate, resetRate, capacity',
    ]);
  });

  it('knows the keys of a refined object', () => {
    expect(complaints(commandRequestSchema, { command: 'reset', raeson: 'because' })).toEqual([
      'reason is missing; it must be text of 3 to 500 characters that says why',
      'raeson is not a known key; did you mean "reason"?',
    ]);
  });

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[], 'a list'],
    ['text', '"text"'],
  ])('says of %j in place of the whole that an object was expected', (input, got) => {
    expect(complaints(z.strictObject({ a: z.string() }), input)).toEqual([
      ` must be an object with a, got ${got}`,
    ]);
  });

  it('never repeats what may be secret', () => {
    const secrets = {
      name: 'a',
      endpoint: {
        type: 'http',
        url: 'htps://ana:hunter2@example.com/?key=hunter2',
        headers: { authorization: { bearer: 'hunter2' }, 'x-pin': 4711 },
      },
    };
    const text = complaints(breakerDefinitionSchema, secrets).join('\n');
    expect(text).toContain('endpoint.url must be an http:// or https:// URL');
    expect(text).toContain('endpoint.headers.x-pin must be text, got a number');
    expect(text).not.toMatch(/hunter2|4711|ana/);
  });

  it('shows only the beginning of a long value', () => {
    const [complaint] = complaints(breakerDefinitionSchema, { name: 'X'.repeat(1_000), endpoint });
    expect(complaint?.length).toBeLessThan(250);
    expect(complaint).toMatch(/XXX…"$/);
  });

  it('says what it can without the schema', () => {
    const input = withSettings({ minimumNumberOfCalls: 'many', mispelt: 1 });
    const { error } = breakerDefinitionSchema.safeParse(input);
    expect(error && problemPaths(error, input)).toEqual([
      { path: 'breaker.minimumNumberOfCalls', message: 'must be a number, got "many"' },
      { path: 'breaker.mispelt', message: 'is not a known key' },
    ]);
  });

  it.each([
    [z.string().min(2), '', ' must be text of at least 2 characters, got ""'],
    [z.array(z.string()).max(1), ['a', 'b'], ' must be a list of at most 1 entry, got a list'],
    [z.number().multipleOf(5), 3, ' must be a multiple of 5, got 3'],
    [z.enum(['a', 'b']), 'c', ' must be one of a, b, got "c"'],
    [z.number().lt(3), 3, ' must be a number less than 3, got 3'],
    [z.literal('on'), 'off', ' must be on, got "off"'],
  ])('has words for every kind of check (%#)', (schema, input, complaint) => {
    expect(complaints(schema, input)).toEqual([complaint]);
  });
});
