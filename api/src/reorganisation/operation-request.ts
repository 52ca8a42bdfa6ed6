import type { DecidedOperationBody, UnitOperationBody } from '@pantausop/contracts';
import {
  calendarDate,
  type DecidedOperation,
  type NewUnit,
  type SopDecision,
  type SubUnitDecision,
  type Successor,
  type UnitId,
  type UnitOperation,
} from '@pantausop/domain';

/** The id of a unit that a request names: that of a new one is given when it is recorded. */
export type IdOf = (named: string) => UnitId;

/** In a preview new units keep the key by which the request names them. */
export const BY_KEY: IdOf = (named) => named;

type NewUnitBody = Extract<UnitOperationBody, { kind: 'establish' }>['unit'];
type SuccessorBody = Extract<UnitOperationBody, { kind: 'merge' }>['into'];

/** The keys of the units that an operation makes. */
export function keysOf(operation: UnitOperationBody): string[] {
  switch (operation.kind) {
    case 'establish':
      return [operation.unit.key];
    case 'merge':
      return 'key' in operation.into ? [operation.into.key] : [];
    case 'split':
      return operation.into.flatMap((part) => ('key' in part ? [part.key] : []));
    default:
      return [];
  }
}

/** What a request asks for, in the terms of the domain. */
export function requestOf({ operation, sops, subUnits }: DecidedOperationBody, idOf: IdOf): DecidedOperation {
  const decisionOf = (decision: DecidedOperationBody['sops'][number]): SopDecision => {
    switch (decision.action) {
      case 'end':
        return { action: 'end', reason: decision.reason };
      case 'renew':
        return { action: 'renew', to: idOf(decision.to), reviewOn: calendarDate(decision.reviewOn) };
      case 'move':
        return { action: 'move', to: idOf(decision.to) };
    }
  };
  const subUnit = (to: string | null): SubUnitDecision => (to === null ? 'close' : { to: idOf(to) });
  return {
    operation: operationOf(operation, idOf),
    sops: new Map(sops.map((decision) => [decision.sop, decisionOf(decision)])),
    subUnits: new Map(subUnits.map(({ unit, to }) => [unit, subUnit(to)])),
  };
}

function operationOf(body: UnitOperationBody, idOf: IdOf): UnitOperation {
  const effectiveOn = calendarDate(body.effectiveOn);
  switch (body.kind) {
    case 'establish':
      return { ...body, effectiveOn, unit: newUnit(body.unit, idOf) };
    case 'merge':
      return { ...body, effectiveOn, into: successor(body.into, idOf) };
    case 'split':
      return { ...body, effectiveOn, into: body.into.map((part) => successor(part, idOf)) };
    case 'rename':
    case 'reparent':
    case 'dissolve':
      return { ...body, effectiveOn };
  }
}

const newUnit = ({ key, ...made }: NewUnitBody, idOf: IdOf): NewUnit => ({ ...made, unit: idOf(key) });

const successor = (body: SuccessorBody, idOf: IdOf): Successor => ('key' in body ? newUnit(body, idOf) : body);
