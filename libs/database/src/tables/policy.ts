/** Append-only: a version of the numbers behind every figure, from a day on. */
export interface RulesetsTable {
  id: string;
  government_id: string;
  sequence: number;
  /** 2, 3 …; ruleset 1 is built in */
  version: number;
  effective_on: string;
  /** JSON of the RulesetContents */
  contents: string;
  /** the decision it rests on */
  basis: string;
  recorded_at: number;
  actor: string;
  source: string;
}

/** Append-only: a day without office work. */
export interface HolidaysTable {
  id: string;
  government_id: string;
  sequence: number;
  effective_on: string;
  /** libur_nasional, cuti_bersama, libur_daerah */
  kind: string;
  name: string;
  name_en: string | null;
  /** 0 = still to be compared with the joint decree */
  confirmed: number;
  recorded_at: number;
  actor: string;
  source: string;
}

/** Append-only: what an area is called from a day on. */
export interface AreaLabelsTable {
  id: string;
  government_id: string;
  sequence: number;
  area: string;
  effective_on: string;
  label: string;
  label_en: string;
  /** the decision it rests on */
  basis: string;
  recorded_at: number;
  actor: string;
  source: string;
}

export interface PolicyTables {
  rulesets: RulesetsTable;
  holidays: HolidaysTable;
  area_labels: AreaLabelsTable;
}
