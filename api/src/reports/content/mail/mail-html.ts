import type { LetterContext } from '../../report-content';
import type { ReportWords } from '../words';
import { toneOf, type AreaRow, type Block, type ChangeMark, type Figure, type LegendEntry } from '../view/blocks';
import type { Row, RowDay, View } from '../view/blocks';
import { html, Html } from './html';
import { CHANGE_COLOURS, changeType, STYLE, STYLESHEET } from './style';

/** Content id of the crest. */
export const CREST_CID = 'crest';
const TABLE = new Html('role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"');
const ARROWS = { up: '▲ ', down: '▼ ', same: '' } as const;
/** So that a mail program shows no text of the body behind the preheader. */
const PADDING = new Html('&#847;&zwnj;&nbsp;'.repeat(60));

/** What stands below the card: why the reader gets the mail, and how it is verified. */
export interface Foot {
  readonly lines: readonly string[];
  readonly reason: string;
  readonly unsubscribeUrl: string | null;
  readonly verifyUrl: string;
  readonly digest: string;
  /** that it is automatic, and whom to ask */
  readonly automatic: string;
}

export function mailHtml(view: View, foot: Foot, context: LetterContext, words: ReportWords, language: string): string {
  const body = view.blocks.map((block) => blockHtml(block));
  return html`<!doctype html>
    <html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${view.title}</title>
        <style>
          ${new Html(STYLESHEET)}
        </style>
      </head>
      <body class="page" style="${STYLE.page}">
        <div style="display:none;max-height:0;overflow:hidden;">${view.preheader}${PADDING}</div>
        <table ${TABLE} class="page" style="${STYLE.page}">
          <tr>
            <td align="center" style="padding:24px 0;">
              <table
                role="presentation"
                cellpadding="0"
                cellspacing="0"
                border="0"
                width="600"
                style="width:100%;max-width:600px;"
              >
                <tr>
                  <td class="card pad" style="${STYLE.card}padding:24px 32px 40px;">
                    ${headHtml(view, context, words)} ${body}
                  </td>
                </tr>
                <tr>
                  <td class="pad" style="padding:24px 32px 8px;">${footHtml(foot, words)}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`.text;
}

const headHtml = (view: View, { recipientName, test }: LetterContext, words: ReportWords): Html =>
  html` <table ${TABLE} class="rule" style="${STYLE.headRule}">
      <tr>
        ${view.crest ? html`<td width="40" rowspan="2" valign="top" style="padding:0 12px 10px 0;"><img src="cid:${CREST_CID}" height="42" alt="" style="height:42px;width:auto;max-width:36px;background:#ffffff;" /></td>` : null}
        <td class="ink" colspan="2" style="${STYLE.sender}">${view.from}</td>
      </tr>
      <tr>
        <td class="ink3" style="${STYLE.quiet}padding-bottom:10px;">${words.product}</td>
        <td class="ink3" align="right" style="${STYLE.quietRight}white-space:nowrap;padding-bottom:10px;">
          ${view.asOf}
        </td>
      </tr>
    </table>
    ${test ? html`<p class="down" style="${STYLE.caption}color:${CHANGE_COLOURS.down};font-weight:700;">${words.testNote}</p>` : null}
    <div style="padding-top:20px;">
      <p class="ink3" style="${STYLE.caption}">${words.greeting(recipientName)}</p>
      <h1 class="ink" style="${STYLE.heading}">${view.title}</h1>
      ${view.subtitle === null ? null : html`<p class="ink3" style="${STYLE.caption}">${view.subtitle}</p>`}
    </div>`;

function footHtml({ lines, reason, unsubscribeUrl, verifyUrl, digest, automatic }: Foot, words: ReportWords): Html {
  const stop =
    unsubscribeUrl === null
      ? null
      : html` <a class="link" href="${unsubscribeUrl}" style="${STYLE.link}">${words.unsubscribe}</a>`;
  return html`${lines.length === 0 ? null : html`<p class="ink3" style="${STYLE.foot}">${lines.join(' ')}</p>`}
    <p class="ink3" style="${STYLE.foot}">${reason}${stop}</p>
    <p class="ink3" style="${STYLE.digest}">
      ${words.verification}: <a class="link" href="${verifyUrl}" style="${STYLE.link}">${verifyUrl.slice(0, -56)}…</a
      ><br />SHA-256 ${digest}
    </p>
    <p class="ink3" style="${STYLE.foot}">${automatic}</p>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'sentences':
      return html`<div style="padding-top:14px;">
        ${block.lines
          .filter(Boolean)
          .map((line, at) =>
            at === 0
              ? html`<p class="ink" style="${STYLE.finding}">${line}</p>`
              : html`<p class="ink2" style="${STYLE.sentence}">${line}</p>`,
          )}
      </div>`;
    case 'figures':
      return html`<table ${TABLE} style="margin-top:20px;">
          <tr>
            ${block.figures.map(figureHtml)}
          </tr>
        </table>
        ${
          block.note === null ? null : html`<p class="ink3" style="${STYLE.caption}margin-top:12px;">${block.note}</p>`
        }`;
    case 'button':
      return html`<div style="padding-top:20px;">
        <a class="button" href="${block.url}" style="${STYLE.button}">${block.label}</a>
      </div>`;
    case 'heading':
      return html`<h2 class="ink" style="${STYLE.section}padding-top:36px;">${block.title}</h2>
        ${block.caption === null ? null : html`<p class="ink3" style="${STYLE.caption}">${block.caption}</p>`}`;
    case 'rows':
      return html`<table ${TABLE}>
        ${block.rows.map((row, at) => rowHtml(row, at === block.rows.length - 1, widthOf(block.rows)))}
      </table>`;
    case 'paragraph':
      return html`<p class="ink2" style="${STYLE.paragraph}">${block.text}</p>`;
    case 'areas':
      return html`<table ${TABLE}>
          ${block.rows.map(areaHtml)}
        </table>
        ${legendHtml(block.legend)}`;
    case 'picture':
      return html`<img
        src="cid:${block.cid}"
        width="${block.width}"
        alt="${block.alt}"
        style="width:100%;max-width:${block.width}px;height:auto;background:#ffffff;${STYLE.row}"
      />`;
  }
}

/** @param strong of a sum: in the colour of text, whichever its direction */
function changeHtml(mark: ChangeMark, size: number, height: number, strong = false): Html {
  const { direction, text } = mark;
  const tone = toneOf(mark);
  const arrow = /^[+\u2212]/.test(text) ? '' : ARROWS[direction];
  const sum = strong && direction === 'same';
  const style = sum ? STYLE.value : changeType(size, height, tone);
  return html`<span class="${sum ? 'ink' : tone === 'same' ? 'ink3' : tone}" style="white-space:nowrap;${style}"
    >${arrow}${text}</span
  >`;
}

const figureHtml = ({ label, value, unit, change, note }: Figure): Html =>
  html` <td class="quarter" width="25%" valign="top" style="padding:0 10px 0 0;">
    <div class="ink3" style="${STYLE.legend}">${label}</div>
    <div class="ink" style="${STYLE.figure}">
      ${value}${unit === '' ? null : html` <span class="ink" style="${STYLE.figureUnit}">${unit}</span>`}
    </div>
    ${change === null ? null : html`<div>${changeHtml(change, 14, 20)}</div>`}
    <div class="ink3" style="${STYLE.rowNote}">${note}</div>
  </td>`;

/** The columns that some row of a list has: rows without a value leave theirs empty. */
const widthOf = (rows: readonly Row[]) => ({
  lead: rows.some(({ lead }) => lead !== undefined),
  when: rows.some(({ when }) => when !== undefined),
  value: rows.some(({ value }) => value !== undefined),
  change: rows.some(({ change }) => change !== undefined),
});

function rowHtml(row: Row, last: boolean, has: ReturnType<typeof widthOf>): Html {
  const { lead, when, title, about, notes = [], ask, value, change, strong } = row;
  const edge = last ? '' : STYLE.line;
  const cell = `padding:11px 0;${edge}`;
  const long = (value?.length ?? 0) > 16;
  return html`<tr>
    ${has.lead ? html`<td class="ink3 line" width="26" valign="top" style="${STYLE.row}${cell}">${lead ?? null}</td>` : null}
    ${has.when ? html`<td class="line" width="84" valign="top" style="${cell}padding-right:8px;">${when ? dayHtml(when) : null}</td>` : null}
    <td class="line" valign="top" style="${cell}">
      <div class="ink" style="${strong ? STYLE.rowStrong : STYLE.row}">${title}</div>
      ${about === undefined ? null : html`<div class="ink2" style="${STYLE.rowAbout}">${about}</div>`}
      ${notes.map((note) => html`<div class="ink3" style="${STYLE.rowNote}">${note}</div>`)}${ask === undefined ? null : html`<div class="ink" style="${STYLE.rowAsk}">${ask}</div>`}
    </td>
    ${has.value ? html`<td class="ink line" valign="top" align="right" style="${long ? STYLE.valueLong : STYLE.value}padding:11px 0 11px 12px;${edge}">${value ?? null}</td>` : null}
    ${has.change ? html`<td class="line" width="62" valign="top" align="right" style="${STYLE.change}padding:11px 0 11px 10px;${edge}">${change === undefined ? null : changeHtml(change, 16, 22, strong)}</td>` : null}
  </tr>`;
}

/** `22 Okt`, and below it the day of the week. */
const dayHtml = ({ day, weekday, past }: RowDay): Html =>
  html`<div class="${past ? 'down' : 'ink'}" style="${past ? STYLE.rowPast : STYLE.rowStrong}white-space:nowrap;">
      ${day}
    </div>
    <div class="ink3" style="${STYLE.rowNote}">${weekday}</div>`;

const areaHtml = ({ short, share, change, strong, cid, alt }: AreaRow): Html =>
  html` <tr class="area">
    <td class="ink name" style="${strong ? STYLE.rowStrong : STYLE.row}font-size:14px;padding:3px 8px 3px 0;">
      ${short}
    </td>
    <td class="ink" align="right" style="${STYLE.value}font-size:14px;">${share}</td>
    <td class="moved" align="right" width="52" style="${STYLE.change}padding-left:6px;">
      ${changeHtml(change, 14, 20)}
    </td>
    <td class="strip" width="280" style="padding-left:10px;">
      <img
        src="cid:${cid}"
        width="280"
        height="20"
        alt="${alt}"
        style="width:100%;height:20px;background:#ffffff;font:400 12px/20px Arial,sans-serif;color:#3f4d54;"
      />
    </td>
  </tr>`;

const legendHtml = (entries: readonly LegendEntry[]): Html =>
  html` <p class="ink3" style="${STYLE.legend}margin:8px 0 0;">
    ${entries.map(
      ({ colour, mark, text }) =>
        html`<span style="white-space:nowrap;"
            ><span
              style="display:inline-block;width:12px;height:12px;line-height:11px;font-size:11px;text-align:center;vertical-align:-1px;background:${colour};border:1px solid #77878e;color:#3f4d54;box-sizing:border-box;"
              >${mark}</span
            >
            ${text}</span
          >
          &nbsp; `,
    )}
  </p>`;
