// Every Terraform document at the merge base.
import { documentIn } from '../compare/transition-of.ts';
import type { Standing } from '../transition.ts';
import type { Base } from './base.ts';

const DOCUMENT = /^([^/]+\/[^/]+)\/terraform\/([^/]+)\/cdk\.tf\.json$/;

/** Of environments whose results are in a folder, such as `shop/prod`. */
export function documentsIn(
  { blobs, read }: Base,
  folder: string,
  isAsked: (environment: string) => boolean,
): readonly Standing[] {
  const start = `${folder}/`;
  const found = [...blobs.keys()].flatMap((path) => {
    if (!path.startsWith(start)) return [];
    const [, environment, stack] = DOCUMENT.exec(path.slice(start.length)) ?? [];
    if (environment === undefined || stack === undefined) return [];
    return isAsked(environment) ? [{ path, environment, stack }] : [];
  });
  const texts = read(found.map(({ path }) => path));
  return found.map(({ path, environment, stack }) => ({
    ...{ environment, stack },
    document: documentIn(texts.get(path) ?? ''),
  }));
}
