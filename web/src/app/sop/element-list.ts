import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IDENTITY_ELEMENTS, PROCEDURE_ELEMENTS, type ElementCode, type RulesetContents } from '@pantausop/domain';
import { Messages } from '../i18n/messages';

const GROUPS = [
  { name: 'sop.identity', codes: IDENTITY_ELEMENTS },
  { name: 'sop.procedure', codes: PROCEDURE_ELEMENTS },
] as const;

/** The 19 elements of an SOP-AP document, present or missing, in the order of the form. */
@Component({
  selector: 'app-element-list',
  template: `@for (group of groups(); track group.name) {
    <h3 class="el-group">
      {{ messages.t(group.name) }} <span class="muted">{{ group.count }}/{{ group.elements.length }}</span>
    </h3>
    <ul class="el-list">
      @for (element of group.elements; track element.code) {
        <li [class.absent]="!element.present">
          <i class="mk" [class]="element.present ? 'mk-full' : 'mk-none'" aria-hidden="true"></i>
          <span
            >{{ messages.t(element.label)
            }}<span class="sr">, {{ messages.t(element.present ? 'sop.present' : 'sop.absent') }}</span></span
          >
          @if (!element.present) {
            <span class="tiny sig" aria-hidden="true">{{ messages.t('sop.absent') }}</span>
          }
          <span class="num">{{ element.present ? element.points : 0 }}/{{ element.points }}</span>
        </li>
      }
    </ul>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ElementList {
  readonly present = input.required<readonly ElementCode[]>();
  readonly points = input.required<RulesetContents['elementPoints']>();
  protected readonly messages = inject(Messages);

  protected readonly groups = computed(() => {
    const elementPoints = this.points();
    const present = new Set(this.present());
    return GROUPS.map(({ name, codes }) => ({
      name,
      count: codes.filter((code) => present.has(code)).length,
      elements: codes.map((code) => ({
        code,
        label: `terms.${code}` as const,
        present: present.has(code),
        points: elementPoints[code],
      })),
    }));
  });
}
