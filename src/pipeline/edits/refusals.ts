// Why an edit is refused, where several of them refuse alike.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/entry.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { regionNames } from '../../facts/regions.ts';
import { AccountId } from '../../model/schema/aws.ts';

export function wrongValue(option: string, expected: string, found: string): Diagnostic {
  return diagnostic('command/wrong-value', { option, expected, found: quote(found) });
}

/** `option` is where the key was given; an example is told where one helps. */
export function wrongKey(option: string, found: string, example?: string): Diagnostic {
  const words = 'lower-case words joined by hyphens';
  return wrongValue(option, example === undefined ? words : `${words}, such as ${example}`, found);
}

export function wrongPath(found: string, example: string): Diagnostic {
  return wrongValue('<path>', `keys joined by dots, such as ${example}`, found);
}

/** `beside` are the keys that are written where the last one of the path is not. */
export function notWritten(path: Path, where: string, beside: readonly string[]): Diagnostic {
  const known = [...new Set(beside)];
  const suggestion = nearest(String(path.at(-1)), known);
  const args = { path: renderPath(path), where, known: known.join(', '), suggestion };
  return diagnostic('command/not-written', args);
}

export function unknownEnvironment(
  name: string,
  all: readonly { readonly name: string }[],
): Diagnostic {
  const known = all.map((each) => each.name);
  const systems = [...new Set(known.map((each) => each.split('/')[0] ?? ''))];
  const suggestion = nearest(name, [...known, ...systems]);
  return diagnostic('load/unknown-environment', { name, suggestion, known: known.join(', ') });
}

/** Of `--account`, and of `--region` where it is given. */
export function placeFaults({
  account,
  region,
}: {
  readonly account: string;
  readonly region: string | undefined;
}): readonly Diagnostic[] {
  const meant = region && nearest(region, regionNames);
  const regions = meant ? `an AWS region such as ${meant}` : 'an AWS region';
  const isRegion = region === undefined || regionNames.includes(region);
  return [
    ...(AccountId.safeParse(account).success
      ? []
      : [wrongValue('--account', 'the 12 digits of an AWS account', account)]),
    ...(isRegion ? [] : [wrongValue('--region', regions, region)]),
  ];
}
