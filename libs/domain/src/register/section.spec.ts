import { readSection } from './section';

describe('section rows', () => {
  it.each([
    [['A. SOP SEKRETARIAT'], { mark: 'A', name: 'Sekretariat' }],
    [['B) Bidang Pajak Daerah'], { mark: 'B', name: 'Bidang Pajak Daerah' }],
    [['II. BIDANG PENDATAAN DAN PENETAPAN'], { mark: 'II', name: 'Bidang Pendataan dan Penetapan' }],
    [['A', 'SOP SEKRETARIAT'], { mark: 'A', name: 'Sekretariat' }],
    [['C.', 'BIDANG PBB'], { mark: 'C', name: 'Bidang PBB' }],
    [['BIDANG PAJAK DAERAH'], { mark: '', name: 'Bidang Pajak Daerah' }],
  ])('%p opens %p', (cells, section) => expect(readSection(cells)).toEqual(section));

  it.each([
    [['1', 'Pengelolaan Arsip']],
    [['Pengelolaan Arsip']],
    [['A', 'Pengelolaan Arsip', '440/1']],
    [['Jumlah', '43']],
  ])('%p opens none', (cells) => expect(readSection(cells)).toBeNull());
});
