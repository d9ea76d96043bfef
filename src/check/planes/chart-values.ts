// The values of charts as a flat list of texts, with the way to each.
import type { Component } from '../../model/artifact.ts';
import { oncePerInput } from '../once-per-input.ts';
import { parseJson } from '../parse-json.ts';

export interface ValueText {
  readonly component: Component;
  readonly path: readonly string[];
  readonly text: string;
}

export const chartTexts = oncePerInput(({ components }): readonly ValueText[] =>
  components.flatMap((component) =>
    component.source.type === 'chart' ? textsIn(component, component.source.values, []) : [],
  ),
);

function textsIn(
  component: Component,
  value: unknown,
  path: readonly string[],
): readonly ValueText[] {
  if (typeof value === 'string') {
    return [{ component, path, text: value }, ...textsIn(component, parsed(value), path)];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(component, part, [...path, key]));
}

/** Some charts take a configuration file as one text of JSON. */
function parsed(text: string): unknown {
  return text.startsWith('{') ? parseJson(text) : undefined;
}
