type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/** Something that a JSON schema takes, as far as its plain rules say: enough to get past the door of an endpoint. */
export function exampleOf(schema: JsonSchema | undefined): unknown {
  if (schema === undefined || typeof schema === 'boolean') return null;
  const { type, properties, required, items, format } = schema;
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  for (const choice of ['anyOf', 'oneOf', 'allOf']) {
    const options = schema[choice];
    if (Array.isArray(options)) return exampleOf(options[0] as JsonSchema);
  }
  switch (type) {
    case 'object':
      return Object.fromEntries(
        ((required ?? []) as string[]).map((key) => [key, exampleOf((properties as Record<string, JsonSchema>)[key])]),
      );
    case 'array':
      return Number(schema['minItems'] ?? 0) > 0 ? [exampleOf(items as JsonSchema)] : [];
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return format === 'date' ? '2026-06-30' : 'contoh'.padEnd(Number(schema['minLength'] ?? 0), 'x');
    default:
      return null;
  }
}
