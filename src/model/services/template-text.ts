// Text with placeholders: `${NAME}` is the value of a variable, `$${` stands for `${`.

const PLACEHOLDER = /\$?\$\{([^}\n]*)\}?/g;

export interface Placeholder {
  readonly name: string;
  /** Line of the text, counted from 1. */
  readonly line: number;
}

export function placeholdersIn(template: string): readonly Placeholder[] {
  return [...template.matchAll(PLACEHOLDER)]
    .filter(([text]) => !text.startsWith('$$'))
    .map(({ 1: name = '', index }) => ({
      name,
      line: template.slice(0, index).split('\n').length,
    }));
}

export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(PLACEHOLDER, (text: string, name: string) =>
    text.startsWith('$$') ? text.slice(1) : (values[name] ?? text),
  );
}
