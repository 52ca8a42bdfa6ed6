import { Injectable } from '@angular/core';
import type { TranslocoTranspiler, TranspileParams } from '@jsverse/transloco';
import { filled } from './filled';

/** Transloco's own fills what was filled in again: a title with braces would lose them. */
@Injectable({ providedIn: 'root' })
export class FillingTranspiler implements TranslocoTranspiler {
  transpile({ value, params }: TranspileParams): unknown {
    return typeof value === 'string' ? filled(value, params) : value;
  }
}
