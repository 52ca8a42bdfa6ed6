/**
 * What pdfmake sets: a text, or an object with `text`, `stack`, `columns`, `table`, `svg`, `qr` … and how it looks. The package's
 * own types bring the globals of a browser with them, which would then be known in the whole program.
 */
export type Content = string | Readonly<Record<string, unknown>>;
