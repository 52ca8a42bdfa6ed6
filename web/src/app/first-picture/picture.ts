import { BRAND_MARK } from '../ui/brand-mark';

/** The texts of the first picture, as they are shown. */
export interface PictureTexts {
  readonly product: string;
  /** null where the figures are no sample */
  readonly sample: string | null;
  readonly date: string;
  readonly heading: string;
  readonly finding: string;
  readonly second: string;
}

const NAME = 'first-picture';

/** The overview down to its finding, in the elements and classes of shell.html and overview-page.html, so that nothing moves when they come. */
export function pictureOf(texts: PictureTexts): HTMLElement {
  const mark = element('a', 'brand', texts.product);
  mark.insertAdjacentHTML('afterbegin', BRAND_MARK);
  const menu = element('span', 'btn btn-quiet btn-icon', icon('i-menu'));
  const date = element('span', 'btn btn-quiet bar-toggle', icon('i-tune'), element('span', '', texts.date));
  // one of the three is shown, whichever has room
  const sample = (tag: string, classes: string): readonly HTMLElement[] =>
    texts.sample === null ? [] : [element(tag, classes, element('span', 'tag tag-line', texts.sample))];
  const main = element(
    'main',
    '',
    ...sample('p', 'sample'),
    element('h1', 'eyebrow', texts.heading),
    element('p', 'finding', texts.finding),
    element('p', '', texts.second),
    skeleton(),
  );
  return element(
    'div',
    `app ${NAME}`,
    element('header', 'top', menu, mark, ...sample('span', ''), date),
    element('div', 'side'),
    element('div', 'cols', element('div', 'col', element('div', 'bar', ...sample('div', 'end')), main)),
  );
}

/** Whether the application has drawn what the picture would show. */
let over = false;

/** Shows the picture in the place of the application, which CSS hides beside it; not where that was faster. */
export const hang = (picture: HTMLElement): void => {
  if (!over) document.querySelector('app-root')?.before(picture);
};

/** Takes the picture down for good: the application has drawn what it showed, or something else. */
export function takeDown(): void {
  over = true;
  document.querySelector(`.${NAME}`)?.remove();
}

/** The shape of the figures to come, as app-overview-skeleton has it. */
const skeleton = (): HTMLElement =>
  element(
    'div',
    'kpis',
    ...Array.from({ length: 4 }, () =>
      element('div', 'kpi skeleton', ...Array.from({ length: 3 }, () => element('div', 'sk'))),
    ),
  );

const icon = (name: string): HTMLElement => element('i', `i ${name}`);

function element(tag: string, classes: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (classes !== '') made.className = classes;
  made.append(...content);
  return made;
}
