// What rooms below say in Markdown, as plain words for a page that has markup of its own.

/** `inline` and `code` of the Markdown pages, read back. */
export function plainWords(markdown: string): string {
  return markdown
    .replaceAll(/\\([\\`*_[\]|~])/g, '$1')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
