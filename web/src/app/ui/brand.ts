import { ChangeDetectionStrategy, Component } from '@angular/core';
import { BRAND_MARK } from './brand-mark';

/** The mark of the product: half done, half to do. */
@Component({ selector: 'app-brand-mark', template: BRAND_MARK, changeDetection: ChangeDetectionStrategy.OnPush })
export class BrandMark {}
