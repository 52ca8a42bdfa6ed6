import type { catalogueId } from './catalogue.id';

type Catalogue = typeof catalogueId;

/** `page.message`, for every message of the Indonesian catalogue. */
export type MessageKey = { [Page in keyof Catalogue]: `${Page}.${keyof Catalogue[Page] & string}` }[keyof Catalogue];

/** What the other language must bring for a page: the same keys. */
export type SameKeys<Page> = Readonly<Record<keyof Page, string>>;

export type MessageParameters = Readonly<Record<string, string | number>>;
