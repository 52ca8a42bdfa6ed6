import { RoleSchema, type Role } from '@pantausop/contracts';

/** Whoever has this value in the provider's role claim gets this role at this unit. */
export interface RoleRule {
  readonly value: string;
  readonly role: Role;
  /** code of the unit; null = the government */
  readonly unit: string | null;
}

const RULE = /^\s*(?<value>[^=;]+?)\s*=\s*(?<role>\w+)\s*(?:@\s*(?<unit>[\w.-]+)\s*)?$/;

/**
 * Reads `<value of the claim>=<role>[@<UNIT-CODE>]`, several separated by semicolons.
 * @returns the rules, or a sentence that says what is wrong
 */
export function readRoleMap(text: string): readonly RoleRule[] | string {
  const rules: RoleRule[] = [];
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const { value = '', role, unit } = RULE.exec(part)?.groups ?? {};
    const known = RoleSchema.safeParse(role);
    if (value === '') return `must be <value>=<role>[@UNIT-CODE]; …, but holds "${part.trim()}"`;
    if (!known.success)
      return `must give one of the roles ${RoleSchema.options.join(', ')}, but "${part.trim()}" does not`;
    rules.push({ value, role: known.data, unit: unit?.toUpperCase() ?? null });
  }
  return rules.length > 0 ? rules : 'must give at least one role: <value>=<role>[@UNIT-CODE]; …';
}
