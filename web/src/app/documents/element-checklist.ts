import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import {
  ELEMENT_CODES,
  IDENTITY_ELEMENTS,
  PROCEDURE_ELEMENTS,
  type ElementCode,
  type ElementProposal,
  type RulesetContents,
} from '@pantausop/domain';
import { Messages } from '../i18n/messages';
import { ProposalWords } from './proposal-words';

const GROUPS = [
  { name: 'sop.identity', codes: IDENTITY_ELEMENTS },
  { name: 'sop.procedure', codes: PROCEDURE_ELEMENTS },
] as const;

/** The 19 elements to tick, each with its help and, when a file was read, with what was found and where. */
@Component({
  selector: 'app-element-checklist',
  templateUrl: './element-checklist.html',
  host: { class: 'checklist' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ElementChecklist {
  readonly ticked = input.required<readonly ElementCode[]>();
  /** null: no file was read */
  readonly proposals = input<readonly ElementProposal[] | null>(null);
  /** what each element brings */
  readonly points = input.required<RulesetContents['elementPoints']>();
  /** all that are ticked, in the order of the form */
  readonly changed = output<readonly ElementCode[]>();
  protected readonly messages = inject(Messages);
  private readonly words = inject(ProposalWords);

  protected readonly groups = computed(() => {
    const elementPoints = this.points();
    const ticked = new Set(this.ticked());
    return GROUPS.map(({ name, codes }) => ({
      name,
      count: codes.filter((code) => ticked.has(code)).length,
      elements: codes.map((code) => ({
        code,
        label: `terms.${code}` as const,
        help: `documents.help_${code}` as const,
        points: elementPoints[code],
        ticked: ticked.has(code),
        proposal: this.proposalOf(code, ticked.has(code)),
      })),
    }));
  });

  protected tick(code: ElementCode, event: Event): void {
    const now = new Set(this.ticked());
    if ((event.target as HTMLInputElement).checked) now.add(code);
    else now.delete(code);
    this.changed.emit(ELEMENT_CODES.filter((one) => now.has(one)));
  }

  private proposalOf(code: ElementCode, ticked: boolean) {
    const proposal = this.proposals()?.find(({ element }) => element === code);
    return (
      proposal && {
        ...proposal,
        word: proposal.present ? ('documents.proposalPresent' as const) : ('documents.proposalAbsent' as const),
        why: this.words.reason(proposal),
        where: this.words.place(proposal.place),
        sure: `documents.confidence_${proposal.confidence}` as const,
        differs: proposal.present !== ticked,
      }
    );
  }
}
