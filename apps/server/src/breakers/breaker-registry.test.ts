import { type BreakerDefinition, breakerDefinitionSchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { FakeEndpoint } from '../../test/inner/fake-endpoint.ts';
import { ManualServerClock } from '../../test/support/manual-server-clock.ts';
import { seededRandom } from '../../test/inner/seeded-random.ts';
import { BreakerRegistry } from './breaker-registry.ts';

const definition = (name: string, group: string | null = null): BreakerDefinition =>
  breakerDefinitionSchema.parse({
    name,
    group,
    endpoint: { type: 'tcp', host: 'h', port: 1 },
    traffic: { rate: 10 },
  });

function setUp(names: readonly string[]) {
  const clock = new ManualServerClock();
  const made: FakeEndpoint[] = [];
  const registry = new BreakerRegistry(
    names.map((name) => definition(name)),
    {
      clock,
      random: seededRandom(1),
      endpoints: () => {
        made.push(new FakeEndpoint());
        return made.at(-1) ?? new FakeEndpoint();
      },
    },
  );
  return { clock, made, registry };
}

describe('BreakerRegistry', () => {
  it('keeps the order, knows the names, and gives each its own endpoint', () => {
    const { made, registry } = setUp(['b', 'a', 'c']);
    expect(registry.all.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    expect(registry.get('a')).toBe(registry.all[1]);
    expect(registry.get('d')).toBeUndefined();
    expect(registry.layout.number).toBe(1);
    expect(made).toHaveLength(3);
  });

  it('starts and stops them all', async () => {
    const { clock, made, registry } = setUp(['a', 'b']);
    registry.start();
    clock.advance(1_000);
    expect(registry.all.map(({ inFlight }) => inFlight)).toEqual([10, 10]);
    const stopped = registry.stop();
    clock.advance(2_000);
    await stopped;
    expect(made.map(({ closed }) => closed)).toEqual([1, 1]);
  });

  it('refuses two of one name', () => {
    expect(() => setUp(['a', 'b', 'a'])).toThrow('two breakers are called "a"');
  });
});
