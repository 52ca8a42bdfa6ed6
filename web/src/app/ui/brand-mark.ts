/** The mark of the product, as SVG: half done, half to do. */
export const BRAND_MARK = `<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2" />
    <path d="M12 2.5a9.5 9.5 0 0 0 0 19z" fill="currentColor" />
    <path d="M14.5 9.5h3.5M14.5 14.5h3.5" stroke="currentColor" stroke-width="1.75" />
  </svg>`;
