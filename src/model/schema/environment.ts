// The type of a whole environment, which every part of it may ask about the others. What it is made of
// stands above, in src/environment/schema.ts: this is the one place where the model looks up.
export type { Environment, Tier } from '../../environment/schema.ts';
