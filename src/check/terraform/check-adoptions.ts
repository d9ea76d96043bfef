// What is adopted is a resource of a stack, and no two ids become one.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { asBody, asList, type CheckInput } from '../check-input.ts';

export function checkAdoptions({ environment, stacks }: CheckInput): readonly Diagnostic[] {
  const places = stacks.flatMap(({ stack, document }) =>
    Object.entries(asBody(document['resource'])).flatMap(([type, named]) =>
      Object.keys(asBody(named)).map((key) => `${stack}/${type}.${key}`),
    ),
  );
  const imported = new Set(
    stacks.flatMap(({ stack, document }) =>
      asList(document['import']).map((each) => `${stack}/${String(asBody(each)['to'])}`),
    ),
  );
  return [...new Set([...Object.keys(environment.adopt), ...imported])]
    .filter((place) => !(places.includes(place) && imported.has(place)))
    .map((place) => {
      const args = { place, suggestion: nearest(place, places) };
      return diagnostic('check/adoption-unknown', args, { path: ['adopt', place], target: 'key' });
    });
}
