// The files of a service with their text, as its container has them.

import type { Environment, Service } from '../model/schema/environment.ts';
import { fillTemplate } from '../model/services/template-text.ts';
import { configVariables } from './config-variables.ts';

/** Variables that are secret have no place in a ConfigMap: they are not among those that are filled in. */
export function fileTexts(
  environment: Environment,
  key: string,
  service: Service,
): Readonly<Record<string, string>> {
  const variables = configVariables(environment, key, service);
  const texts = Object.entries(service.files).map(([name, { content, template }]) => [
    name,
    template === null ? (content ?? '') : fillTemplate(template, variables),
  ]);
  return Object.fromEntries(texts);
}
