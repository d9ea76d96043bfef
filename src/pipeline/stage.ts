// What a run goes through, for those who measure and those who wait.

export type Stage =
  | 'load'
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

/** Called as each stage begins, for an environment where the stage is about one. */
export type OnStage = (stage: Stage, environment?: string) => void;
