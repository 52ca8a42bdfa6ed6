import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TrainingCoverage } from '@pantausop/contracts';
import { fraction } from '@pantausop/domain';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** Above governments: how many of the OPDs of each have trained people, with the way down to it. */
@Component({
  selector: 'app-trained-governments',
  imports: [RouterLink],
  template: `<section class="sec" aria-labelledby="daerah-j">
    <div class="sec-h">
      <h2 id="daerah-j">{{ messages.t('training.governmentsTitle') }}</h2>
      <span class="unit">{{ messages.t('training.kindsUnit', { date: format.date(asOf()) }) }}</span>
    </div>
    <p class="small tr-text">{{ messages.t('training.governmentsText') }}</p>
    <table class="t tr-kinds tr-governments">
      <thead>
        <tr>
          <th scope="col">{{ messages.t('training.government') }}</th>
          <th scope="col" class="num">{{ messages.t('training.share') }}</th>
          <th scope="col" class="num">{{ messages.t('training.opds') }}</th>
          <th scope="col" class="tr-bar" aria-hidden="true"></th>
          <th scope="col" class="num">{{ messages.t('training.participants') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.unit.id) {
          <tr>
            <th scope="row">
              <a class="a" [routerLink]="links.path(row.unit)" [queryParams]="links.params(row.unit)">{{
                row.unit.name
              }}</a>
            </th>
            <td class="num strong">{{ row.share }}</td>
            <td class="num">{{ row.of }}</td>
            <td class="tr-bar" aria-hidden="true"><i [style.width.%]="row.length"></i></td>
            <td class="num">{{ row.unit.people > 0 ? format.count(row.unit.people) : '–' }}</td>
          </tr>
        }
      </tbody>
    </table>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainedGovernments {
  readonly units = input.required<TrainingCoverage['units']>();
  readonly asOf = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly links = inject(UnitLinks);

  protected readonly rows = computed(() =>
    this.units().map((unit) => {
      const { counted, trained } = unit.opds;
      return {
        unit,
        share: this.format.percent(fraction(trained, counted)),
        of: `${this.format.count(trained)}/${this.format.count(counted)}`,
        length: counted === 0 ? 0 : (trained / counted) * 100,
      };
    }),
  );
}
