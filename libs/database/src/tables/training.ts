/** An SOP-AP training. */
export interface TrainingsTable {
  government_id: string;
  id: string;
  title: string;
  /** JSON list of what was taught */
  subjects: string;
  starts_on: string;
  /** inclusive */
  ends_on: string;
  /** in_person, online, blended */
  place_kind: string;
  place: string;
  organiser: string;
  /** JSON list of institutions, never of persons */
  teachers: string;
  /** JP, as people give them; null = not known */
  lesson_hours: number | null;
  /** angkatan */
  batches: number;
  /** as announced; null = only those recorded count */
  stated_participants: number | null;
  /** where it is known from */
  source_note: string | null;
  /** 1 = invented */
  sample: number;
  recorded_at: number;
  actor: string;
}

/** Who took part: one person by name, or a number of people of a unit. */
export interface TrainingParticipantsTable {
  government_id: string;
  training_id: string;
  id: string;
  unit_id: string;
  /** angkatan; null = not known */
  batch: number | null;
  name: string | null;
  /** 1 for a name */
  people: number;
  /** 1 = in the drafting team of the unit (tim penyusun) */
  drafts: number;
  recorded_at: number;
  actor: string;
}

export interface TrainingTables {
  trainings: TrainingsTable;
  training_participants: TrainingParticipantsTable;
}
