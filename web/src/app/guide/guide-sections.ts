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
  { id: 'baru', title: 'guide.news' },
] as const;

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

/** The short steps of each role, and the page where each is done. */
export const ROLE_STEPS = [
  {
    role: 'pimpinan',
    steps: [
      { text: 'guide.role_pimpinan_1', path: '/' },
      { text: 'guide.role_pimpinan_2', path: '/' },
      { text: 'guide.role_pimpinan_3', path: '/perubahan' },
      { text: 'guide.role_pimpinan_4', path: '/proyeksi' },
      { text: 'guide.role_pimpinan_5', path: '/' },
    ],
  },
  {
    role: 'bkd',
    steps: [
      { text: 'guide.role_bkd_1', path: '/opd' },
      { text: 'guide.role_bkd_2', path: '/opd' },
      { text: 'guide.role_bkd_3', path: '/opd' },
      { text: 'guide.role_bkd_4', path: '/pelatihan' },
      { text: 'guide.role_bkd_5', path: '/laporan' },
    ],
  },
  {
    role: 'organisasi',
    steps: [
      { text: 'guide.role_organisasi_1', path: '/impor' },
      { text: 'guide.role_organisasi_2', path: '/sop/baru' },
      { text: 'guide.role_organisasi_3', path: '/tugas' },
      { text: 'guide.role_organisasi_4', path: '/area/tatalaksana', part: 'proses' },
      { text: 'guide.role_organisasi_5', path: '/pengaturan/unit' },
    ],
  },
  {
    role: 'operator',
    steps: [
      { text: 'guide.role_operator_1', path: '/tugas' },
      { text: 'guide.role_operator_2', path: '/sop' },
      { text: 'guide.role_operator_3', path: '/sop' },
      { text: 'guide.role_operator_4', path: '/tugas' },
      { text: 'guide.role_operator_5', path: '/sop' },
    ],
  },
  {
    role: 'admin',
    steps: [
      { text: 'guide.role_admin_1', path: '/pengaturan/pengguna' },
      { text: 'guide.role_admin_2', path: '/pengaturan/audit' },
      { text: 'guide.role_admin_3', path: '/pengaturan/keadaan' },
    ],
  },
] as const;

/** The version that the section of news is about: that of package.json. */
export const VERSION = '0.1.0';

export const NEWS = ['guide.news_1', 'guide.news_2', 'guide.news_3', 'guide.news_4', 'guide.news_5'] as const;
