import { headerKey, isAreaCode, nearest, type AreaCode } from '@pantausop/domain';

export interface NamedArea {
  readonly code: AreaCode;
  /** shown */
  readonly label: string;
  /** labels of the article and the road maps, aliases */
  readonly names: readonly string[];
}

/** Finds a reform area by code or by any label it has borne, case, spaces and punctuation ignored. */
export class AreaFinder {
  private readonly byKey: ReadonlyMap<string, AreaCode>;
  private readonly labels: ReadonlyMap<AreaCode, string>;

  constructor(private readonly areas: readonly NamedArea[]) {
    const byKey = new Map<string, AreaCode>();
    const add = (name: string, code: AreaCode): void => {
      const key = headerKey(name);
      if (!byKey.has(key)) byKey.set(key, code);
    };
    for (const { code } of areas) add(code, code);
    for (const { code, label } of areas) add(label, code);
    for (const { code, names } of areas) for (const name of names) add(name, code);
    this.byKey = byKey;
    this.labels = new Map(areas.map(({ code, label }) => [code, label]));
  }

  /** `1. Tata Laksana` and `Area Tata Laksana` are read too. */
  find(text: string): AreaCode | null {
    const bare = text.trim().replace(/^(?:\d+|[A-Ha-h])[.)]\s*/, '');
    if (isAreaCode(bare)) return bare;
    return (
      this.byKey.get(headerKey(bare)) ?? this.byKey.get(headerKey(bare).replace(/^area(?:perubahan)?/, '')) ?? null
    );
  }

  suggestion(text: string): AreaCode | null {
    return nearest(
      text,
      this.areas.flatMap(({ code, label, names }) => [code, label, ...names].map((name) => ({ name, value: code }))),
    );
  }

  /** in the order in which they are shown */
  get shownLabels(): string[] {
    return this.areas.map(({ label }) => label);
  }

  label(code: AreaCode): string {
    return this.labels.get(code) ?? code;
  }
}
