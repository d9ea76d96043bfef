// GitHub-flavoured Markdown from text that people wrote.

/** Text that stays one line and is no markup. */
export function inline(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&');
}

/** A key or value as it stands in the environment file. */
export function code(text: string | number | boolean): string {
  return `\`${String(text).replaceAll(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** A heading and what is under it; nothing at all when there is nothing under it. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

/** `$1,350`, the same in every locale. */
export function dollars(amount: number): string {
  const [whole = '0', cents] = String(amount).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return cents ? `$${grouped}.${cents.padEnd(2, '0')}` : `$${grouped}`;
}

/** Plain text in a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
