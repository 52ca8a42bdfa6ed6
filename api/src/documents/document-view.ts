import type { SopDocument } from '@pantausop/contracts';
import { stampToIso } from '@pantausop/domain';
import type { RecordedDocument } from './documents.repository';

/** A document as it is shown, among all of its SOP. */
export function documentView(document: RecordedDocument, all: readonly RecordedDocument[]): SopDocument {
  const { id, name, version, note, file, uploadedAt, uploadedBy, uploadedByName, withdrawn } = document;
  const [first] = all
    .filter((other) => other.file.sha256 === file.sha256)
    .sort((a, b) => a.uploadedAt - b.uploadedAt || (a.id < b.id ? -1 : 1));
  return {
    ...{ id, name, kind: file.kind, mediaType: file.mediaType, size: file.size, sha256: file.sha256, version, note },
    uploadedAt: stampToIso(uploadedAt),
    ...{ uploadedBy, uploadedByName },
    sameAs: first === undefined || first.id === id ? null : first.id,
    withdrawn: withdrawn && {
      at: stampToIso(withdrawn.at),
      ...{ by: withdrawn.by, byName: withdrawn.byName, reason: withdrawn.reason },
    },
  };
}
