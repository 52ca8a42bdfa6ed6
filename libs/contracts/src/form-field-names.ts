import type * as z from 'zod';
import { ChangePasswordSchema, NewTokenSchema, PasswordResetRequestSchema, PasswordResetSchema } from './access';
import { BulkRequestSchema } from './bulk';
import { NewDocumentSchema } from './documents';
import { ImportDecisionsSchema, ImportOptionsSchema } from './imports';
import { NewLetterheadSchema } from './letterhead';
import {
  HolidayListSchema,
  NewAreaDecisionSchema,
  NewAreaLabelSchema,
  NewHolidaySchema,
  NewRulesetSchema,
  NewTargetSchema,
  RulesetDraftSchema,
} from './policy';
import { NewLkeCutsSchema, NewProcessSchema, ProcessEventBodySchema } from './processes';
import { EventBodySchema, NewSopSchema } from './register';
import { CommitOperationSchema, DecidedOperationSchema } from './reorganisation';
import { NewReportScheduleSchema, ReportScheduleChangeSchema } from './reports';
import { SetupSchema } from './setup';
import { NewCommentSchema } from './sop-comments';
import { NewParticipantsSchema, NewTrainingSchema, TrainingChangeSchema } from './training';
import { NewUserSchema, UserChangeSchema } from './users';
import type { FieldNames } from './usual-field-names';

interface FormFieldNames {
  readonly forms: readonly z.ZodType[];
  readonly names: FieldNames;
}

/** What the form behind a body calls its fields, where it has words of its own. */
export const FORM_FIELD_NAMES: readonly FormFieldNames[] = [
  {
    forms: [ChangePasswordSchema, PasswordResetSchema],
    names: {
      password: { id: 'Kata sandi baru', en: 'New password' },
    },
  },
  {
    forms: [PasswordResetRequestSchema],
    names: {
      account: { id: 'Nama pengguna atau alamat surel', en: 'User name or mail address' },
    },
  },
  {
    forms: [NewTokenSchema],
    names: {
      label: { id: 'Nama token', en: 'Name of the token' },
      expiresOn: { id: 'Berlaku', en: 'Valid' },
      scopes: { id: 'Hak token', en: 'Rights of the token' },
    },
  },
  {
    forms: [NewUserSchema, UserChangeSchema],
    names: {
      email: { id: 'Surel', en: 'Email' },
      grants: { id: 'Peran dan unit', en: 'Roles and units' },
      'grants.0.role': { id: 'Peran', en: 'Role' },
      'grants.0.unit': { id: 'Unit', en: 'Unit' },
    },
  },
  {
    forms: [SetupSchema],
    names: {
      code: { id: 'Kode penyiapan', en: 'Set-up code' },
      government: { id: 'Pemerintah daerah', en: 'Government' },
      'government.kind': { id: 'Jenis', en: 'Kind' },
      'government.name': { id: 'Nama resmi', en: 'Official name' },
      'government.abbreviation': { id: 'Singkatan', en: 'Abbreviation' },
      admin: { id: 'Admin pertama', en: 'First administrator' },
    },
  },
  {
    forms: [NewLetterheadSchema],
    names: {
      government: { id: 'Baris pertama: pemerintah daerah', en: 'First line: the government' },
      secretariat: { id: 'Baris kedua: sekretariat', en: 'Second line: the secretariat' },
      office: { id: 'Baris ketiga: bagian atau biro', en: 'Third line: the office' },
      address: { id: 'Alamat', en: 'Address' },
      crest: { id: 'Lambang daerah', en: 'Crest' },
      file: { id: 'Lambang daerah', en: 'Crest' },
    },
  },
  {
    forms: [NewSopSchema],
    names: {
      effectiveOn: { id: 'Wajib sejak', en: 'Required since' },
    },
  },
  {
    forms: [EventBodySchema],
    names: {
      effectiveOn: { id: 'Tanggal', en: 'Date' },
      title: { id: 'Judul', en: 'Title' },
    },
  },
  {
    forms: [NewCommentSchema],
    names: {
      text: { id: 'Tulis komentar', en: 'Write a comment' },
    },
  },
  {
    forms: [NewDocumentSchema],
    names: {
      file: { id: 'Berkas dokumen SOP', en: 'File of the SOP document' },
      version: { id: 'Berkas ini untuk', en: 'This file is' },
    },
  },
  {
    forms: [BulkRequestSchema],
    names: {
      action: { id: 'Aksi', en: 'Action' },
      effectiveOn: { id: 'Berlaku pada', en: 'Effective on' },
      'action.area': { id: 'Area yang baru', en: 'New area' },
      'action.weight': { id: 'Bobot', en: 'Weight' },
      'action.until': { id: 'Sampai dengan (boleh kosong)', en: 'Until (may be empty)' },
    },
  },
  {
    forms: [NewProcessSchema, ProcessEventBodySchema],
    names: {
      code: { id: 'Kode', en: 'Code' },
      name: { id: 'Proses', en: 'Process' },
      group: { id: 'Kelompok', en: 'Group' },
      parent: { id: 'Bagian dari', en: 'Part of' },
      unit: { id: 'Penanggung jawab', en: 'In charge' },
      sop: { id: 'SOP', en: 'SOPs' },
    },
  },
  {
    forms: [NewLkeCutsSchema],
    names: {
      all: { id: 'A mulai (%)', en: 'A from (%)' },
      most: { id: 'B di atas (%)', en: 'B above (%)' },
    },
  },
  {
    forms: [NewTrainingSchema, TrainingChangeSchema],
    names: {
      title: { id: 'Nama pelatihan', en: 'Name of the training' },
      subjects: { id: 'Materi', en: 'Subjects' },
      startsOn: { id: 'Mulai', en: 'First day' },
      endsOn: { id: 'Selesai', en: 'Last day' },
      placeKind: { id: 'Cara', en: 'Form' },
      place: { id: 'Tempat', en: 'Place' },
      organiser: { id: 'Penyelenggara', en: 'Organiser' },
      teachers: { id: 'Instansi pengajar', en: 'Teaching institutions' },
      lessonHours: { id: 'Jam pelajaran (JP)', en: 'Lesson hours (JP)' },
      batches: { id: 'Jumlah angkatan', en: 'Number of batches' },
      statedParticipants: { id: 'Jumlah peserta seluruhnya', en: 'Participants in all' },
    },
  },
  {
    forms: [NewParticipantsSchema],
    names: {
      rows: { id: 'Peserta', en: 'Participants' },
      'rows.0.unit': { id: 'OPD', en: 'OPD' },
      'rows.0.name': { id: 'Nama peserta', en: 'Name of the participant' },
      'rows.0.people': { id: 'Jumlah orang', en: 'Number of people' },
      'rows.0.batch': { id: 'Angkatan', en: 'Batch' },
      'rows.0.drafts': { id: 'Anggota tim penyusun SOP', en: 'Member of the SOP drafting team' },
    },
  },
  {
    forms: [ImportOptionsSchema],
    names: {
      file: { id: 'Berkas register', en: 'Register file' },
      unit: { id: 'OPD', en: 'OPD' },
      effectiveOn: { id: 'Keadaan berkas per tanggal', en: 'State of the file as of' },
      mapping: { id: 'Kolom yang terbaca', en: 'Columns read' },
    },
  },
  {
    forms: [ImportDecisionsSchema],
    names: {
      mapping: { id: 'Kolom yang terbaca', en: 'Columns read' },
      'inForceSince.date': { id: 'Berlaku sejak', en: 'In force since' },
      areas: { id: 'Area perubahan', en: 'Reform area' },
      'areas.%': { id: 'Area perubahan', en: 'Reform area' },
      opds: { id: 'Nama OPD yang tidak dikenal', en: 'Unknown OPD names' },
      'opds.%': { id: 'Nama OPD yang tidak dikenal', en: 'Unknown OPD names' },
    },
  },
  {
    forms: [RulesetDraftSchema, NewRulesetSchema],
    names: {
      effectiveOn: { id: 'Berlaku mulai', en: 'In force from' },
      basis: { id: 'Dasar keputusan', en: 'Basis of the decision' },
      elementPoints: { id: 'Poin unsur dokumen', en: 'Points of document elements' },
      'elementPoints.%': { id: 'Poin unsur dokumen', en: 'Points of document elements' },
      ratifiedPoints: { id: 'Pengesahan', en: 'Ratification' },
      appliedPoints: { id: 'Penerapan', en: 'Application' },
      currentPoints: { id: 'Kemutakhiran', en: 'Currency' },
      appliedMonths: { id: 'Penerapan berlaku (bulan)', en: 'Application counts for (months)' },
      currentMonths: { id: 'Kemutakhiran berlaku (bulan)', en: 'Currency counts for (months)' },
      areaWeights: { id: 'Bobot area dalam indeks', en: 'Weights of areas in the index' },
      'areaWeights.%': { id: 'Bobot area dalam indeks', en: 'Weights of areas in the index' },
      predikatCuts: { id: 'Batas bawah predikat', en: 'Lower limits of the predikat' },
      'predikatCuts.*.*': { id: 'Batas bawah predikat', en: 'Lower limits of the predikat' },
    },
  },
  {
    forms: [NewTargetSchema],
    names: {
      area: { id: 'Area', en: 'Area' },
      measure: { id: 'Ukuran', en: 'Measure' },
      value: { id: 'Nilai target (0–100)', en: 'Target value (0–100)' },
      dueOn: { id: 'Tenggat', en: 'Due' },
    },
  },
  {
    forms: [NewAreaDecisionSchema],
    names: {
      area: { id: 'Area', en: 'Area' },
      from: { id: 'Mulai', en: 'From' },
    },
  },
  {
    forms: [NewAreaLabelSchema],
    names: {
      area: { id: 'Area', en: 'Area' },
      effectiveOn: { id: 'Mulai', en: 'From' },
      label: { id: 'Nama', en: 'Name' },
      labelEn: { id: 'Nama (Inggris)', en: 'Name (English)' },
      basis: { id: 'Dasar keputusan', en: 'Basis of the decision' },
    },
  },
  {
    forms: [NewHolidaySchema, HolidayListSchema],
    names: {
      date: { id: 'Tanggal', en: 'Date' },
      kind: { id: 'Jenis', en: 'Kind' },
      text: { id: 'Daftar', en: 'List' },
    },
  },
  {
    forms: [NewReportScheduleSchema, ReportScheduleChangeSchema],
    names: {
      name: { id: 'Nama jadwal', en: 'Name of the schedule' },
      report: { id: 'Laporan', en: 'Report' },
      rule: { id: 'Berulang', en: 'Comes' },
      'rule.every': { id: 'Berulang', en: 'Comes' },
      'rule.weekday': { id: 'Hari', en: 'Day' },
      'rule.time': { id: 'Jam (WIB)', en: 'Time (WIB)' },
      'rule.day': { id: 'Tanggal', en: 'Day of the month' },
      'rule.expression': { id: 'Ekspresi cron, lima kolom', en: 'Cron expression, five fields' },
      period: { id: 'Melaporkan', en: 'Reports on' },
      dayOff: { id: 'Bila jatuh pada hari libur', en: 'On a day off' },
      catchUp: { id: 'Bila terlewat karena peladen mati', en: 'If missed because the server was down' },
      windowDays: { id: 'Disusulkan paling lama (hari)', en: 'Made up for at most (days)' },
      audience: { id: 'Kepada siapa', en: 'To whom' },
      'audience.roles': { id: 'Menurut peran', en: 'By role' },
      'audience.roles.*.role': { id: 'Peran', en: 'Role' },
      'audience.roles.*.unitId': { id: 'Unit', en: 'Unit' },
      'audience.addresses': { id: 'Alamat tertentu', en: 'Named addresses' },
      'audience.addresses.*.address': { id: 'Alamat surel', en: 'Mail address' },
      'audience.addresses.*.name': { id: 'Nama penerima', en: 'Name of the receiver' },
      'audience.addresses.*.unitId': { id: 'OPD', en: 'OPD' },
      language: { id: 'Bahasa surat', en: 'Language of the mail' },
      mandatory: { id: 'Laporan wajib', en: 'Mandatory report' },
      whenUnknown: { id: 'Bila tidak pasti sampai', en: 'If it may or may not have arrived' },
    },
  },
  {
    forms: [DecidedOperationSchema, CommitOperationSchema],
    names: {
      'operation.kind': { id: 'Jenis perubahan', en: 'Kind of change' },
      'operation.effectiveOn': { id: 'Berlaku sejak', en: 'In effect from' },
      'operation.unit': { id: 'Unit yang diubah', en: 'Unit to change' },
      'operation.units': { id: 'Unit yang berakhir', en: 'Units that end' },
      'operation.into': { id: 'Diteruskan oleh', en: 'Succeeded by' },
      'operation.into.unit': { id: 'Diteruskan oleh', en: 'Succeeded by' },
      'operation.into.*.unit': {
        id: 'Bagian yang masuk ke unit yang sudah ada',
        en: 'Parts that go to units that stand already',
      },
      'operation.parent': { id: 'Induk baru', en: 'New place below' },
      'operation.successors': { id: 'Penerus (boleh kosong)', en: 'Successors (may be none)' },
      code: { id: 'Kode', en: 'Code' },
      abbreviation: { id: 'Singkatan', en: 'Abbreviation' },
      name: { id: 'Nama lengkap', en: 'Full name' },
      kind: { id: 'Jenis', en: 'Kind' },
      parent: { id: 'Induk', en: 'Placed below' },
      sops: { id: 'Keputusan', en: 'Decision' },
      'sops.*.action': { id: 'Keputusan', en: 'Decision' },
      'sops.*.to': { id: 'Keputusan', en: 'Decision' },
      'sops.*.reviewOn': { id: 'Tinjau paling lambat', en: 'Review no later than' },
      subUnits: { id: 'Keputusan', en: 'Decision' },
      'subUnits.*.to': { id: 'Keputusan', en: 'Decision' },
      legalBasis: { id: 'Dasar hukum', en: 'Legal basis' },
    },
  },
];
