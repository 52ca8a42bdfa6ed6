import { ELEMENT_CODES } from '@pantausop/domain';
import { DEFAULT_LIMITS } from '../files/workbook';
import { doDocumentJob } from './reading/document-job';
import { sopTemplate } from './sop-template';

describe('the empty form of an SOP-AP', () => {
  it('has a place for every element, and none of them is filled', async () => {
    const seen = await doDocumentJob({ bytes: sopTemplate(), name: 'format-sop-ap.docx', limits: DEFAULT_LIMITS });
    if (seen.kind !== 'done') throw new Error(JSON.stringify(seen));
    const { items } = seen.result.findings;
    expect(items.map(({ element }) => element).sort()).toEqual([...ELEMENT_CODES].sort());
    expect(items.filter(({ present }) => present)).toEqual([]);
    // the unit is found by its own name, everything else by its label
    const unlabelled = items.filter(({ reason }) => reason === 'label_missing').map(({ element }) => element);
    expect(unlabelled).toEqual(['nama_unit']);
  });
});
