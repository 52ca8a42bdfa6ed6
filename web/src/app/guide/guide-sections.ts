/** The sections of the guide in their order: what stands in the address, and the key of the heading. */
export const GUIDE_SECTIONS = [
  { id: 'cara-menghitung', title: 'guide.formula' },
  { id: 'contoh', title: 'guide.examples' },
  { id: 'status', title: 'guide.statuses' },
  { id: 'unsur', title: 'guide.elements' },
  { id: 'simbol', title: 'guide.symbols' },
  { id: 'area', title: 'guide.areas' },
  { id: 'waktu', title: 'guide.time' },
  { id: 'peran', title: 'guide.roles' },
  { id: 'templat', title: 'guide.templates' },
] as const;

export type GuideSection = (typeof GUIDE_SECTIONS)[number]['id'];

/** The files to fill in: where the API gives each, and what one must be allowed to do to use it. */
export const TEMPLATES = [
  { name: 'sop', path: '/documents/template.docx', needs: null },
  { name: 'register', path: '/imports/template.xlsx', needs: 'import.run' },
  { name: 'registerCsv', path: '/imports/template.csv', needs: 'import.run' },
  { name: 'participants', path: '/trainings/participants-template.xlsx', needs: null },
  { name: 'processes', path: '/processes/template.xlsx', needs: null },
  { name: 'units', path: '/units/template.xlsx', needs: null },
  { name: 'targets', path: '/targets/template.xlsx', needs: null },
] as const;

/** The short steps of each role. */
export const ROLE_STEPS = [
  { role: 'pimpinan', steps: ['guide.role_pimpinan_1', 'guide.role_pimpinan_2', 'guide.role_pimpinan_3'] },
  { role: 'bkd', steps: ['guide.role_bkd_1', 'guide.role_bkd_2', 'guide.role_bkd_3'] },
  { role: 'organisasi', steps: ['guide.role_organisasi_1', 'guide.role_organisasi_2', 'guide.role_organisasi_3'] },
  { role: 'operator', steps: ['guide.role_operator_1', 'guide.role_operator_2', 'guide.role_operator_3'] },
  { role: 'admin', steps: ['guide.role_admin_1', 'guide.role_admin_2'] },
] as const;
