import fc, { type Arbitrary } from 'fast-check';

export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/** Texts that have broken programs: for databases, shells, pages, spreadsheets, paths, objects and patterns. */
export const HOSTILE_TEXTS = [
  '',
  '\0',
  '\ud800',
  "' OR 1=1 --",
  '"; DROP TABLE sop; --',
  '%_\\',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://contoh.invalid";"x")',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  'a'.repeat(5_000),
  '(a+)+$',
  '\u202egnp.exe',
  'İŞğ\u0301\u200b',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00Z',
  '1e999',
  'null',
  '[]',
] as const;

const hostileText = fc.constantFrom(...HOSTILE_TEXTS);
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], { toString: 1 }),
  hostileText,
);

/**
 * Values of a JSON schema as far as its plain rules say, i.e. valid or nearly so.
 * @param known texts that name something in the database, so that a request gets behind the door now and then
 */
export function valuesOf(schema: JsonSchema | undefined, known: readonly string[]): Arbitrary<unknown> {
  if (schema === undefined || typeof schema === 'boolean') return anything;
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  for (const choice of ['anyOf', 'oneOf', 'allOf']) {
    const options = schema[choice];
    if (Array.isArray(options)) return fc.oneof(...options.map((option) => valuesOf(option as JsonSchema, known)));
  }
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  switch (type) {
    case 'object':
      return objectsOf(schema, known);
    case 'array':
      return fc.array(valuesOf(schema['items'] as JsonSchema | undefined, known), {
        minLength: Math.min(Number(schema['minItems'] ?? 0), 3),
        maxLength: 3,
      });
    case 'integer':
    case 'number': {
      const min = Math.max(Number(schema['minimum'] ?? -5), -1_000_000);
      return fc.integer({ min, max: Math.max(min, Math.min(Number(schema['maximum'] ?? 5), 1_000_000)) });
    }
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textsOf(schema, known);
    default:
      return anything;
  }
}

function objectsOf(schema: Readonly<Record<string, unknown>>, known: readonly string[]): Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const requiredKeys = (schema['required'] ?? []) as string[];
  const model = Object.fromEntries(properties.map(([key, value]) => [key, valuesOf(value, known)]));
  return fc.record(model, { requiredKeys: requiredKeys.filter((key) => key in model) as never[] });
}

function textsOf(schema: Readonly<Record<string, unknown>>, known: readonly string[]): Arbitrary<unknown> {
  const days = fc.constantFrom('2026-06-30', '2024-02-29', '2016-12-01', '2026-12-31', '9999-12-31');
  if (schema['format'] === 'date') return days;
  if (schema['format'] === 'date-time') return days.map((day) => `${day}T10:00:00+07:00`);
  const [min, max] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 60)];
  const plain = fc.string({ minLength: min, maxLength: Math.max(min, Math.min(max, 60)), unit: 'grapheme' });
  return known.length === 0 ? plain : fc.oneof(plain, fc.constantFrom(...known));
}

/** A value with one thing in it replaced, taken away or added. */
export function broken(values: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(values, anything, fc.nat(), fc.boolean()).map(([value, other, at, whole]) => {
    if (whole || typeof value !== 'object' || value === null || Array.isArray(value)) return other;
    const keys = [...Object.keys(value), 'tidak_dikenal', '__proto__'];
    const key = keys[at % keys.length] ?? '';
    const entries = Object.entries(value).filter(([name]) => name !== key);
    // by entries: `__proto__` is then a key like any other, as it is in what JSON.parse makes
    return Object.fromEntries(other === null ? entries : [...entries, [key, other]]);
  });
}

/** What stands for a parameter of the path or the query, in its own or in hostile words. */
export const parameterOf = (schema: JsonSchema | undefined, known: readonly string[]): Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: valuesOf(schema, known).map((value) => (typeof value === 'object' ? '' : String(value))) },
    { weight: 1, arbitrary: hostileText },
  );
