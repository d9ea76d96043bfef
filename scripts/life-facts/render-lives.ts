// The file of facts: one line for each type and each of its members, so that a difference is read at once.
import type { Lives } from './summarize.ts';

export function renderLives(provider: string, resources: Lives): string {
  const head = {
    source: `terraform plan with hashicorp/aws ${provider}, by npm run life-facts`,
    provider,
    meaning:
      'replace: arguments that force a replacement however they change; keeps: those of them that keep what they have where they are taken away; inPlace: arguments of such blocks that change in place; when: by these kinds of change only; where: only where another argument has one of these values; notAsked: by the reason, those that the provider could not be asked.',
  };
  const members = Object.entries(head).map(([key, value]) => ` ${text(key)}: ${text(value)}`);
  const types = Object.entries(resources)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, life]) => `  ${text(type)}: {${linesOf(life)}}`);
  return `{\n${[...members, ` "resources": {\n${types.join(',\n')}\n }`].join(',\n')}\n}\n`;
}

function linesOf(life: object): string {
  const lines = Object.entries(life).map(([key, value]) => `   ${text(key)}: ${text(value)}`);
  return lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `;
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
