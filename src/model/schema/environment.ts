// The types of a whole environment and of its services, which every part of it may ask about the others.
// What they are made of stands above: this is the one place where the model looks up.
import type { Environment } from '../../environment/schema.ts';

export type { Environment, Tier } from '../../environment/schema.ts';
export type Service = Environment['services'][string];
export type Uses = Service['uses'];
