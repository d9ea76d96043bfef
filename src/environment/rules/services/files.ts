// Files of services: text of one sort, placeholders that have a value, and a size that a ConfigMap takes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { placeholdersIn } from '../../../model/services/template-text.ts';
import { configVariables } from '../../config-variables.ts';
import { grantsOf } from '../../edges.ts';
import { fileTexts } from '../../service-files.ts';

/** https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const MAX_BYTES = 1024 * 1024;

export function checkFiles(environment: Environment): readonly Diagnostic[] {
  const withFiles = Object.entries(environment.services).filter(
    ([, { files }]) => Object.keys(files).length > 0,
  );
  return withFiles.flatMap(([key, service]) => [
    ...ambiguous(key, service),
    ...placeholders(environment, key, service),
    ...size(environment, key, service),
  ]);
}

function ambiguous(service: string, { files }: Service): readonly Diagnostic[] {
  return Object.entries(files).flatMap(([file, { content, template }]) => {
    if ((content === null) !== (template === null)) return [];
    const found = content === null ? 'neither' : 'both';
    const where = { path: ['services', service, 'files', file], target: 'key' } as const;
    return [diagnostic('model/file-ambiguous', { service, file, found }, where)];
  });
}

function placeholders(environment: Environment, key: string, service: Service) {
  const known = Object.keys(configVariables(environment, key, service));
  const secrets = grantsOf(environment, key)
    .flatMap(({ secrets: all = [] }) => all)
    .map(({ variable }) => variable);
  return Object.entries(service.files).flatMap(([file, { template }]) =>
    placeholdersIn(template ?? '')
      .filter(({ name }) => !known.includes(name))
      .map(({ name, line }) => {
        const path = ['services', key, 'files', file, 'template'];
        const args = { service: key, file, name, line };
        if (secrets.includes(name)) return diagnostic('model/placeholder-secret', args, { path });
        const suggestion = nearest(name, known);
        return diagnostic('model/placeholder-unknown', { ...args, suggestion }, { path });
      }),
  );
}

function size(environment: Environment, key: string, service: Service): readonly Diagnostic[] {
  const texts = Object.entries(fileTexts(environment, key, service)).flat();
  const bytes = texts.reduce((sum, text) => sum + bytesOf(text), 0);
  if (bytes <= MAX_BYTES) return [];
  const where = { path: ['services', key, 'files'], target: 'key' } as const;
  return [diagnostic('model/files-too-large', { service: key, bytes, max: MAX_BYTES }, where)];
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
