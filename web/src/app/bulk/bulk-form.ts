import { BULK_TYPES, BulkActionSchema, type BulkAction, type BulkType } from '@pantausop/contracts';

/** What stands in the fields of the dialog. */
export interface BulkFields {
  readonly type: BulkType;
  readonly area: string;
  readonly weight: string;
  readonly monitoring: 'well' | 'not_well';
  readonly evaluation: 'fit' | 'revise';
  readonly note: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly until: string;
}

export const FIRST_FIELDS: BulkFields = {
  type: 'evaluate',
  area: '',
  weight: '1',
  monitoring: 'well',
  evaluation: 'fit',
  note: '',
  reason: '',
  approvedBy: '',
  until: '',
};

/** What those who only work on SOPs may do to many. */
const WORK: readonly BulkType[] = ['start_drafting', 'monitor'];

export const typesFor = (governs: boolean): readonly BulkType[] =>
  governs ? BULK_TYPES : BULK_TYPES.filter((type) => WORK.includes(type));

/** The action that the fields say; null while one that it needs is empty. */
export function actionOf(fields: BulkFields): BulkAction | null {
  const said = BulkActionSchema.safeParse(valuesOf(fields));
  return said.success ? said.data : null;
}

function valuesOf({ type, ...fields }: BulkFields): object {
  const note = fields.note.trim() === '' ? {} : { note: fields.note };
  switch (type) {
    case 'reclassify':
      return { type, area: fields.area };
    case 'reweigh':
      return { type, weight: Number(fields.weight) };
    case 'monitor':
      return { type, result: fields.monitoring, ...note };
    case 'evaluate':
      return { type, result: fields.evaluation, ...note };
    case 'excuse':
      return {
        ...{ type, reason: fields.reason, approvedBy: fields.approvedBy.trim() || null },
        until: fields.until || null,
      };
    case 'end_requirement':
      return { type, reason: fields.reason };
    default:
      return { type };
  }
}
