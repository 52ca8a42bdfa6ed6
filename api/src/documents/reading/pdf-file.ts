import { getDocument, PasswordException, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fileRefusal } from '../../files/file-refusal';

/** Opens a PDF for reading alone: no fonts, no pictures, no scripts. @throws RefusedError when it is encrypted or damaged */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return await loading.promise;
  } catch (error) {
    await loading.destroy();
    if (error instanceof PasswordException) throw fileRefusal('file_password', {});
    // pdf.js has a class of its own for each fault of a file
    throw fileRefusal('file_damaged', { detail: error instanceof Error ? error.message : 'PDF' });
  }
}
