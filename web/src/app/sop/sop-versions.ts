import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ELEMENT_CODES, type SopDraft, type SopVersion } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** The signed versions of an SOP, the newest first, and the draft beside them. */
@Component({
  selector: 'app-sop-versions',
  template: `<div class="frame" tabindex="0" role="region" [attr.aria-label]="messages.t('actions.versionsTable')">
    <table class="t versions">
      <thead>
        <tr>
          <th scope="col">{{ messages.t('actions.version') }}</th>
          <th scope="col">{{ messages.t('actions.period') }}</th>
          <th scope="col">{{ messages.t('sop.number') }}</th>
          <th scope="col">{{ messages.t('sop.signatory') }}</th>
          <th scope="col" class="num">{{ messages.t('actions.elementsPresent') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.key) {
          <tr [class.muted]="row.past">
            <th scope="row" class="nowrap">{{ row.name }}</th>
            <td class="nowrap">
              {{ row.period }}
              @if (row.tag) {
                <span class="tag tag-line">{{ row.tag }}</span>
              }
            </td>
            <td>{{ row.number }}</td>
            <td>{{ row.signatory }}</td>
            <td class="num nowrap">{{ row.elements }}</td>
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopVersions {
  /** the oldest first */
  readonly versions = input.required<readonly SopVersion[]>();
  readonly draft = input.required<SopDraft | null>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly rows = computed(() => {
    const { t } = this.messages;
    const day = (date: string) => this.format.date(date, 'short');
    const present = (elements: readonly unknown[]) =>
      t('actions.ofAll', { count: elements.length, all: ELEMENT_CODES.length });
    const signed = this.versions().map(({ position, from, until, endedBy, number, signatory, elements }) => ({
      key: String(position),
      name: String(position),
      period:
        until === null
          ? t('actions.periodOpen', { from: day(from) })
          : t('actions.periodClosed', { from: day(from), until: day(until) }),
      tag: until === null ? t('sop.inForce') : endedBy === 'revoked' ? t('actions.endedRevoked') : '',
      past: until !== null,
      number: number ?? '–',
      signatory: signatory ?? '–',
      elements: present(elements),
    }));
    const draft = this.draft();
    if (!draft) return signed.reverse();
    const { stage, since, elements } = draft;
    const drafted = {
      key: 'draft',
      name: t('actions.draft'),
      period: t('actions.since', { from: day(since) }),
      tag: t(`actions.draft_${stage}`),
      past: false,
      number: '–',
      signatory: '–',
      elements: elements === null ? t('actions.unchecked') : present(elements),
    };
    return [drafted, ...signed.reverse()];
  });
}
