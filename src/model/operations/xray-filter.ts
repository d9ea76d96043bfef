// Filter expressions of AWS X-Ray: https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html

const WORDS = [
  ...['ok', 'error', 'throttle', 'fault', 'partial', 'inferred', 'first', 'last', 'remote', 'root'],
  ...['responsetime', 'duration', 'index', 'coverage', 'user', 'name', 'type', 'message', 'id'],
  ...['availabilityzone', 'service', 'edge', 'group', 'json', 'account', 'and', 'or', 'not'],
  ...['contains', 'beginswith', 'endswith', 'true', 'false', 'resource', 'instance', 'ec2'],
  ...['http', 'annotation', 'metadata', 'rootcause', 'aws', 'entity', 'exception', 'clientip'],
];
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** Why X-Ray would refuse it, in words; null where nothing is known against it. */
export function filterFault(filter: string): string | null {
  const bare = filter.replace(/"(?:\\.|[^"\\])*"/g, '""');
  if ((bare.match(/"/g) ?? []).length % 2 !== 0) return 'a quotation mark stays open';
  return bracketFault(bare) ?? wordFault(bare);
}

function bracketFault(text: string): string | null {
  const open: string[] = [];
  for (const sign of text.replace(/[^(){}[\]]/g, '')) {
    const closing = CLOSING[sign];
    if (closing !== undefined) open.push(closing);
    else if (open.pop() !== sign) return `"${sign}" closes nothing`;
  }
  return open.length === 0 ? null : `"${open.pop()}" is missing`;
}

/** Names of annotations are free, in brackets or behind a dot. */
function wordFault(text: string): string | null {
  const names = text.replace(/\[[^\]]*\]/g, '').match(/[A-Za-z_][\w.-]*/g) ?? [];
  const unknown = names.find((name) => !WORDS.includes((name.split('.')[0] ?? '').toLowerCase()));
  return unknown === undefined ? null : `it knows no "${unknown}"`;
}
