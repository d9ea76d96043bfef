// HTML in which every text is escaped, unless it is markup itself.

import { escapeHtml } from '../model/page/escape-html.ts';

export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Part[] | null;

/** Texts between the parts of a template are markup; what is put into it is not. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, at) => text + rendered(parts[at] ?? null)).join('') };
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  if ('markup' in part) return part.markup;
  return part.map(rendered).join('');
}

/** With places where a line may break: behind what joins the words of a name. */
export function breakable(text: string): Markup {
  return {
    markup: text
      .split(/(?<=[/:.-])(?![/:.-])/)
      .map(escapeHtml)
      .join('<wbr>'),
  };
}

/** What is markup already, and was made here. */
export function raw(markup: string): Markup {
  return { markup };
}

export const NOTHING: Markup = { markup: '' };
