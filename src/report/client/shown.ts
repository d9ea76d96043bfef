/** Of a page, each time it is shown. */
export const SHOWN = 'page:shown';
