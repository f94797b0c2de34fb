import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('writes figures bare, quotes what needs it, and runs no formula', () => {
  const header = ['time (UTC)', 'failed (%)', 'error'];
  const rows = [
    ['2026-03-01T12:00:00.000Z', 4.25, 'said "no", twice'],
    ['2026-03-01T12:00:01.000Z', null, '=1+1'],
    ['2026-03-01T12:00:02.000Z', -3, 'Zähler'],
  ];
  expect(csvOf({ header, rows })).toBe(
    '\uFEFFtime (UTC),failed (%),error\r\n' +
      '2026-03-01T12:00:00.000Z,4.25,"said ""no"", twice"\r\n' +
      "2026-03-01T12:00:01.000Z,,'=1+1\r\n" +
      '2026-03-01T12:00:02.000Z,-3,Zähler\r\n',
  );
});
