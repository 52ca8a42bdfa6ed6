import type { Permission } from '@pantausop/contracts';
import type { SopFactType } from '@pantausop/domain';

/** What whoever works on an SOP may record; the rest is for those who govern the register (outer contract). */
const WORK: readonly SopFactType[] = ['drafting_started', 'submitted', 'document_checked', 'monitored'];

/** The permission that recording a fact of this type asks for, at the unit of the SOP. */
export const permissionFor = (type: SopFactType): Permission =>
  WORK.includes(type) ? 'register.record' : 'register.govern';

/** The permission that taking back an event asks for: one's own work is one's own to correct. */
export const permissionToRetract = (type: SopFactType, isOwn: boolean): Permission =>
  isOwn ? permissionFor(type) : 'register.govern';
