const AREAS = ['organisasi', 'tatalaksana', 'peraturan', 'sdm', 'pengawasan', 'akuntabilitas', 'pelayanan_publik'];
const OPDS = ['DINKES', 'DISHUB', 'DISNAKER', 'SETWAN', 'KEC-MEDAN-KOTA'];

/** Five offices that come into force one after the other in 2025 and 2026; nobody says anything of the last area. */
export const FIVE_OPDS = [
  'OPD;Area;Judul SOP;Nomor SOP;Tanggal Kebutuhan;Tanggal Efektif;Unsur',
  ...OPDS.flatMap((opd, office) =>
    AREAS.map((area, i) => {
      const effective = (i + office) % 4 === 3 ? '' : `${2025 + (i % 2)}-0${1 + office}-15`;
      return `${opd};${area};Layanan ${area} ${office};${i}/${opd}/2025;2024-12-02;${effective};lengkap`;
    }),
  ),
].join('\r\n');
