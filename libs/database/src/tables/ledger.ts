/** The integer measures of a cell (scoring rules §4), as columns. */
export interface MeasureColumns {
  required: number;
  in_force: number;
  not_applicable: number;
  weight: number;
  weight_in_force: number;
  points: number;
  document_points: number;
  applied: number;
  current: number;
  identified: number;
  drafting: number;
  submitted: number;
  ratified: number;
}

/** Append-only: the ledger. The sum of an SOP's rows up to a day is what it counts on that day. */
export interface MovementsTable extends MeasureColumns {
  government_id: string;
  sop_id: string;
  recorded_at: number;
  effective_on: string;
  unit_id: string;
  area: string;
  cause: string;
}

/** Derived: movements of a unit and all below it, added up per day and cause. */
export interface DayBalancesTable extends MeasureColumns {
  government_id: string;
  unit_id: string;
  /** an area; `opds:…` for how the OPDs below stand in it, of which `required`, `in_force` and `not_applicable` give the numbers */
  area: string;
  effective_on: string;
  cause: string;
}

/** Derived: what a unit and all below it held before the first day of a month; one row for each month of its history. */
export interface MonthBalancesTable extends MeasureColumns {
  government_id: string;
  unit_id: string;
  area: string;
  /** first day of the month */
  month: string;
}

/** Derived: what a unit and all below it gained since the first day of the month up to and with a day; one row for each day on which something moved. */
export interface DaySumsTable extends MeasureColumns {
  government_id: string;
  unit_id: string;
  /** as in day_balances */
  area: string;
  day: string;
}

/** Derived: day balances added up per month. */
export interface MonthCausesTable extends MeasureColumns {
  government_id: string;
  unit_id: string;
  /** as in day_balances */
  area: string;
  /** first day of the month */
  month: string;
  cause: string;
}

/** Derived: the days on which an SOP counts the same, for the register as of any date. */
export interface SopSpansTable {
  government_id: string;
  sop_id: string;
  from_on: string;
  /** exclusive; 9999-12-31 = open */
  to_on: string;
  unit_id: string;
  area: string;
  /** 1 = counts as required, 2 = counts as not applicable, 0 = counts nowhere */
  counted: number;
  stage: string;
  in_force: number;
  title: string;
  /** lower case */
  title_key: string;
  number: string | null;
  points: number;
  required_on: string | null;
  ratified_on: string | null;
  /** JSON of the SopState */
  state: string;
  /** the title with case, accents and punctuation folded */
  search_key: string;
  /** the same of the number; empty without one */
  number_key: string;
  /** first day without the credit for application; null while there is none to lose */
  applied_until: string | null;
  /** the same for currency */
  current_until: string | null;
}

export interface LedgerTables {
  movements: MovementsTable;
  day_balances: DayBalancesTable;
  month_balances: MonthBalancesTable;
  day_sums: DaySumsTable;
  month_causes: MonthCausesTable;
  sop_spans: SopSpansTable;
}
