import { type FigureBasisSchema } from '@pantausop/contracts';

/** The resolved point in time of a figure, as every answer repeats it. */
type Resolved = ReturnType<typeof FigureBasisSchema.parse>;
export type FigureBasis = Omit<Resolved, 'ruleset'> & {
  readonly ruleset: Pick<Resolved['ruleset'], 'id' | 'effectiveOn'>;
};
