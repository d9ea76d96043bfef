import type { Edit } from '../../change.ts';
import type { Remark } from './with-remarks.ts';

export interface WaiverEdit {
  readonly environment: string;
  readonly edit: Edit;
}

/** Keys that excuse nothing more. */
const WORDS = ['reason', 'owner'];

/** A waiver makes nothing come out otherwise: it is told of its own line. */
export function remarksOfWaivers(waivers: readonly WaiverEdit[]): readonly Remark[] {
  return waivers
    .filter(({ edit }) => edit.after !== undefined && !WORDS.includes(String(edit.path.at(-1))))
    .map(({ environment, edit }) => {
      const [, key = '', ...rest] = edit.path.map(String);
      const what = edit.before === undefined ? 'is added' : 'says something else';
      const reason = `a waiver ${what}: ${[key, ...rest].join('.')}`;
      return { environment, label: 'weakens', reason, at: edit };
    });
}
