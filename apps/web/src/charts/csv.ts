/** What a file of figures holds: numbers bare, their units in the header. */
export interface Figures {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A spreadsheet takes a text that begins like this for a formula, and would run it; in wide letters, too. OWASP, CSV Injection. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** RFC 4180. The mark at its start tells a spreadsheet that it is UTF-8. */
export const csvOf = ({ header, rows }: Figures): string =>
  `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
