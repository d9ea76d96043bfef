// One tag of one environment file, replaced in memory: what `set-image` compiles and then writes.
import { type Diagnostic, diagnostic, type Result, wholeFile } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { setValue } from '../edit/set-value.ts';
import { editSource } from '../edit/source.ts';
import { rewriteScalar } from '../edit/values/rewrite-scalar.ts';
import { scalarAt } from '../edit/written-at.ts';
import type { Files } from '../emit/plan-files.ts';
import { findHeirs } from '../load/find-heirs.ts';
import { loadEnvironments } from '../load/load-environments.ts';
import type { LoadedEnvironment } from '../load/loaded-environment.ts';
import { readSource, realFile } from '../load/read-text.ts';
import { ImageTag } from '../model/schema/services/service.ts';

export interface ImageTagRequest {
  readonly root: string;
  /** `system/environment`. */
  readonly name: string;
  readonly service: string;
  readonly tag: string;
}

/**
 * Gives the source of the environment file with the new tag and no other byte changed, or no file
 * when the service has that tag already. Nothing changes on disk.
 */
export function editImageTag(request: ImageTagRequest): Result<Files> {
  const { root, name, service, tag } = request;
  const wrong = ImageTag.safeParse(tag).success ? [] : [diagnostic('command/wrong-tag', { tag })];
  const { value, diagnostics } = loadEnvironments({ root, names: [name] });
  const [loaded] = value ?? [];
  if (loaded === undefined) return { diagnostics: [...wrong, ...diagnostics] };

  const { services } = loaded.environment;
  const current = Object.hasOwn(services, service) ? services[service] : undefined;
  if (current === undefined) {
    return { diagnostics: [...wrong, unknownService(request, Object.keys(services))] };
  }
  if (wrong.length > 0) return { diagnostics: wrong };

  const owner = current.image.from;
  if (owner !== null) {
    const args = { service, environment: name, owner, tag };
    return refuse(diagnostic('command/tag-of-another', args));
  }
  if (current.image.tag === tag) return { value: new Map(), diagnostics: [] };
  return replaceTag(request, loaded);
}

function unknownService({ name, service }: ImageTagRequest, keys: readonly string[]): Diagnostic {
  return diagnostic('command/unknown-service', {
    service,
    environment: name,
    suggestion: nearest(service, keys),
    known: keys.join(', '),
  });
}

function replaceTag(request: ImageTagRequest, loaded: LoadedEnvironment): Result<Files> {
  const { root, service, tag } = request;
  const { file } = loaded;
  const value = { root, file, path: ['services', service, 'image', 'tag'] };
  const target = realFile(root, file);
  if (target !== file) return refuse(diagnostic('command/linked-file', { file, target }));

  const at = loaded.locate(value.path, 'value');
  const where = at === undefined ? { path: value.path } : { path: value.path, at };
  const { value: source = '' } = readSource(root, file, wholeFile(file));
  const written = scalarAt(source, value.path);
  if (written === undefined) {
    const args = { service, file, ...describeOrigin(file, at?.file) };
    return refuse(diagnostic('command/tag-elsewhere', args, where));
  }
  const heirs = findHeirs(value);
  const [first] = heirs;
  if (first !== undefined) {
    const args = { service, file, heirs: heirs.join(', '), first };
    return refuse(diagnostic('command/tag-inherited', args, where));
  }
  const edited = editSource(source, (text) =>
    setValue(text, value.path, rewriteScalar(written, tag), () => []),
  );
  return { value: new Map([[file, edited ?? source]]), diagnostics: [] };
}

function refuse(refusal: Diagnostic): Result<Files> {
  return { diagnostics: [refusal] };
}

/** What is in the file, but not at its own path, is a default for all services. */
function describeOrigin(file: string, source = file) {
  if (source === file) {
    return { source: `defaults in ${file}`, affected: 'every service without a tag of its own' };
  }
  return { source, affected: 'every environment that extends the file' };
}
