// What a run goes through, for those who measure and those who wait.

export type Stage =
  | 'load'
  | 'compile'
  | 'infra'
  | 'platform'
  | 'apps'
  | 'delivery'
  | 'check'
  | 'lifecycle'
  | 'review'
  | 'serialize'
  | 'pages'
  | 'write';

/** Called as each stage begins, for an environment where the stage is about one; `share` says how far all have
 * come, such as `12 of 196`. */
export type OnStage = (stage: Stage, environment?: string, share?: string) => void;
