import { type FigureBasisSchema } from '@pantausop/contracts';

/** The resolved point in time of a figure, as every answer repeats it. */
export type FigureBasis = ReturnType<typeof FigureBasisSchema.parse>;
