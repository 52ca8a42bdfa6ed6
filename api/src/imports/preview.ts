import type { ImportRow } from '@pantausop/contracts';
import { mapped } from './mapped-rows';
import { stampToIso } from '@pantausop/domain';
import type { FiguresApart, ShownFigures } from '../register/figures-apart';
import type { ImportRecord, Preview } from './import-record';
import type { Plan, PlannedRow } from './planning/plan';
import type { ReadFile } from './reading/register-reader';

/** A plan in the form in which it is shown and kept. @param effect the government first, then the OPDs */
export function previewOf(
  record: ImportRecord,
  file: ReadFile,
  plan: Plan,
  [total, ...effect]: readonly FiguresApart[],
  unitName: (unit: string) => string,
): Preview {
  const { options, decisions } = record;
  const { tally } = plan;
  const answer = decisions.inForceSince;
  return {
    id: record.id,
    status: record.status,
    fileName: record.fileName,
    sha256: record.sha256,
    createdAt: stampToIso(record.createdAt),
    createdBy: record.createdByName,
    unit: options.unit === null ? null : { id: options.unit, name: unitName(options.unit) },
    effectiveOn: options.effectiveOn,
    counts: { ...tally.outcomes },
    unconfirmedAreas: tally.unconfirmedAreas,
    columns: [...file.columns],
    sheets: file.looks.map(({ name, headerRow, lines }) => ({ name, headerRow, lines })),
    opds: plan.namedOpds.map(({ name, rows, unit, by }) => ({
      name,
      rows,
      unit: { id: unit, name: unitName(unit) },
      by,
    })),
    proposedUnits: plan.proposedUnits.map(({ name, opd, rows, accepted }) => ({ name, parentId: opd, rows, accepted })),
    numbersWithoutDates: {
      rows: tally.numbersWithoutDates,
      answer: answer === undefined ? null : { mode: answer.mode, date: 'date' in answer ? answer.date : null },
    },
    unknownOpds: plan.unknownOpds.map(({ name, rows, suggestion }) => ({
      name,
      rows,
      suggestion:
        suggestion === null
          ? null
          : { id: suggestion.value, name: unitName(suggestion.value), likeness: suggestion.likeness },
    })),
    changedDates: tally.changedDates,
    findings: [...file.findings],
    rows: mapped(plan.rows, rowOf),
    effect: effect.map(({ unitId, unitName: name, before, after }) => {
      return { unitId, unitName: name, before: shown(before), after: shown(after) };
    }),
    totalEffect: total ? { unitName: total.unitName, before: shown(total.before), after: shown(total.after) } : null,
    recorded: null,
    kept: null,
  };
}

const shown = ({ required, inForce, coverage, index }: ShownFigures) => ({ required, inForce, coverage, index });

function rowOf({ row, outcome, unit, area, changes, findings }: PlannedRow): ImportRow {
  const { key, sheet, says, section } = row;
  return {
    key,
    sheet,
    row: row.row,
    outcome,
    title: says.title,
    originalTitle: says.originalTitle,
    number: says.number,
    unit: unit === null ? null : { id: unit.id, name: unit.name },
    section: section?.name ?? says.subUnit,
    area: area === null ? null : { ...area, reason: { ...area.reason } },
    changes: changes.map(({ id, en }) => ({ id, en })),
    findings: [...findings],
  };
}
