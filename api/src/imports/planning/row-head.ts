import type { ImportFinding } from '@pantausop/contracts';
import { type AreaCode, type Near, type RegisterField, type UnitId, unitKey } from '@pantausop/domain';
import { importRefusal } from '../reading/import-refusal';
import type { FileRow, ReadFile, ReadSheet } from '../reading/register-reader';
import type { AreaFinder } from '../../organisation/area-finder';
import { remark } from './row-context';
import type { SubUnits } from './sub-units';
import type { FoundBy, UnitFinder } from './unit-finder';

/** The unit and area that a row names. */
export interface FoundPlace {
  readonly opd: UnitId | null;
  /** the unit within the OPD; one that is only proposed until it is accepted */
  readonly unit: UnitId | null;
  readonly placeName: string | null;
  /** the unit of that name and what it lives on in */
  readonly placeUnits: readonly UnitId[];
  readonly statedArea: AreaCode | null;
  readonly findings: readonly ImportFinding[];
}

/** A row with the unit and area that it names. */
export interface RowHead extends FoundPlace {
  readonly row: FileRow;
  readonly headers: ReadonlyMap<RegisterField, string>;
}

export interface HeadRequest {
  readonly file: ReadFile;
  /** chosen for the whole file */
  readonly unit: UnitId | null;
  readonly acceptUnits: boolean;
  /** decided meanings of OPD names, by name */
  readonly opds: ReadonlyMap<string, UnitId>;
  readonly areas: Readonly<Record<string, AreaCode>>;
}

/** What a name in the file was found to mean, and how. */
export interface NamedOpd {
  readonly unit: UnitId;
  readonly by: FoundBy | 'chosen' | 'sheet';
  rows: number;
}

interface Place {
  readonly opd: UnitId;
  readonly unit: UnitId;
  readonly placeName: string | null;
  readonly placeUnits: readonly UnitId[];
  /** the name of a sub-unit that does not exist and is not accepted */
  readonly proposed: string | null;
}

/** Finds the unit and area of rows; what many rows share is looked up once. */
export class HeadReader {
  private readonly places = new Map<string, Place>();
  private readonly sheetOpds = new Map<string, UnitId | null>();
  private readonly headers: ReadonlyMap<string, ReadonlyMap<RegisterField, string>>;
  readonly unknownOpds = new Map<string, { rows: number; suggestion: Near<UnitId> | null }>();
  /** by the name in the file: what it was found to mean */
  readonly namedOpds = new Map<string, NamedOpd>();

  constructor(
    private readonly request: HeadRequest,
    private readonly units: UnitFinder,
    private readonly areas: AreaFinder,
    private readonly subUnits: SubUnits,
  ) {
    this.headers = new Map(
      request.file.sheets.map(({ name }) => {
        const own = request.file.columns.filter(({ sheet, field }) => sheet === name && field !== null);
        return [name, new Map(own.map(({ field, header }) => [field as RegisterField, header]))];
      }),
    );
    this.refuseWithoutOpd();
  }

  /** @returns what a row says of its place and area; with `whole` its head again */
  read(row: FileRow): FoundPlace {
    const headers = this.headersOf(row);
    const findings: ImportFinding[] = [];
    const opd = this.opdOf(row, headers, findings);
    const place = opd === null ? null : this.placeOf(opd, row);
    if (place?.proposed != null) {
      const params = { name: place.proposed, opd: this.units.name(place.opd) };
      const field = row.says.subUnit === null ? null : 'subUnit';
      findings.push(remark({ row, headers }, 'note', 'sub_unit_proposed', field, params));
    }
    return {
      opd,
      unit: place?.unit ?? null,
      placeName: place?.placeName ?? null,
      placeUnits: place?.placeUnits ?? [],
      statedArea: this.areaOf(row, headers, findings),
      findings,
    };
  }

  whole(row: FileRow, found: FoundPlace): RowHead {
    return { row, headers: this.headersOf(row), ...found };
  }

  private headersOf({ sheet }: FileRow): RowHead['headers'] {
    return this.headers.get(sheet) ?? new Map<RegisterField, string>();
  }

  /** @throws RefusedError when no sheet says anywhere which OPD its rows belong to */
  private refuseWithoutOpd(): void {
    const { file, unit } = this.request;
    const mute = (sheet: ReadSheet): boolean => !sheet.fields.includes('opd') && this.opdOfSheet(sheet.name) === null;
    const [first] = file.sheets;
    if (unit !== null || !first || !file.sheets.every(mute)) return;
    const seen = first.headers.map((header) => `“${header}”`).join(', ');
    throw importRefusal('opd_missing', { sheet: first.name, seen });
  }

  private opdOf(row: FileRow, headers: RowHead['headers'], findings: ImportFinding[]): UnitId | null {
    const { opd: cell } = row.says;
    if (cell === null) {
      const given = this.request.unit === null ? null : this.units.opdOf(this.request.unit);
      const found = given ?? this.opdOfSheet(row.sheet);
      if (given === null && found !== null) this.named(row.sheet, found, 'sheet');
      if (found === null) findings.push(remark({ row, headers }, 'error', 'opd_blank', 'opd', {}));
      return found;
    }
    const chosen = this.request.opds.get(cell);
    const found = chosen === undefined ? this.units.found(cell) : { unit: chosen, by: 'chosen' as const };
    if (found !== null) return this.named(cell, found.unit, found.by);
    const unknown = this.unknownOpds.get(cell) ?? { rows: 0, suggestion: this.units.suggestion(cell) };
    this.unknownOpds.set(cell, { ...unknown, rows: unknown.rows + 1 });
    const suggestion = unknown.suggestion === null ? null : this.units.name(unknown.suggestion.value);
    findings.push(remark({ row, headers }, 'error', 'opd_unknown', 'opd', { cell, suggestion }));
    return null;
  }

  private named(name: string, unit: UnitId, by: NamedOpd['by']): UnitId {
    const held = this.namedOpds.get(name) ?? { unit, by, rows: 0 };
    held.rows += 1;
    this.namedOpds.set(name, held);
    return unit;
  }

  /** By the sheet's name, or by the lines above its headers. */
  private opdOfSheet(name: string): UnitId | null {
    const known = this.sheetOpds.get(name);
    if (known !== undefined) return known;
    const titles = this.request.file.sheets.find((sheet) => sheet.name === name)?.titles ?? [];
    const found = this.units.opd(name) ?? this.units.opdNamedIn(titles.join(' '));
    this.sheetOpds.set(name, found);
    return found;
  }

  private placeOf(opd: UnitId, { says, section }: FileRow): Place {
    const named = says.subUnit ?? section?.name ?? null;
    const key = `${opd} ${named === null ? '' : unitKey(named)}`;
    const known = this.places.get(key);
    if (known) {
      if (named !== null && known.placeUnits.length === 0) this.subUnits.propose(known.opd, named);
      return known;
    }
    const place = this.findPlace(opd, named);
    this.places.set(key, place);
    return place;
  }

  private findPlace(opd: UnitId, named: string | null): Place {
    const at = (unit: UnitId, placeName: string | null): Place => {
      return { opd, unit, placeName, placeUnits: [unit, ...this.units.heirs(unit)], proposed: null };
    };
    if (named === null || this.units.opd(named) === opd) {
      const { unit } = this.request;
      const given = unit !== null && unit !== opd && this.units.opdOf(unit) === opd ? unit : null;
      return given === null ? at(opd, null) : at(given, this.units.name(given));
    }
    const heirs = this.units.heirs(opd);
    const found = [opd, ...heirs].map((one) => this.units.subUnit(one, named)).find((one) => one !== null);
    if (found != null) return at(found, named);
    // a closed OPD gets no new sub-units
    if (!this.units.isOpenUnit(opd)) return { ...at(opd, named), placeUnits: [opd] };
    const unit = this.subUnits.propose(opd, named);
    const accepted = this.request.acceptUnits;
    return { opd, unit: accepted ? unit : opd, placeName: named, placeUnits: [], proposed: accepted ? null : named };
  }

  private areaOf(row: FileRow, headers: RowHead['headers'], findings: ImportFinding[]): AreaCode | null {
    const decided = this.request.areas[row.key];
    const { area: cell } = row.says;
    if (decided !== undefined || cell === null) return decided ?? null;
    const found = this.areas.find(cell);
    if (found === null) {
      const near = this.areas.suggestion(cell);
      const suggestion = near === null ? null : this.areas.label(near);
      findings.push(remark({ row, headers }, 'error', 'area_unknown', 'area', { cell, suggestion }));
    }
    return found;
  }
}
