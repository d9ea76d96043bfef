// What a page leads to, and what can be led to.

export function idsIn(page: string): readonly string[] {
  return [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
}

/** Within the page, without what its rows are filtered by. */
export function everyLinkIn(page: string): readonly string[] {
  const links = [...page.matchAll(/\s(?:data-)?href="#([^"?]*)[^"]*"/g)];
  return [...new Set(links.map(([, id = '']) => id))];
}
