// The environments of the landing zone, as its rows read them.
import { type Claim, type Output, outputOf } from '../proof/rows.ts';

export const management = outputOf('landing-zone/management');
export const hub = outputOf('landing-zone/network');
export const shared = outputOf('landing-zone/shared-services');
export const dev = outputOf('landing-zone/dev');
export const staging = outputOf('landing-zone/staging');
export const prod = outputOf('landing-zone/prod');
export const standby = outputOf('landing-zone/prod-dr');

/** All seven at once, or those of them that have the file: four have a cluster. */
export const everywhere = outputOf('landing-zone/*');

type Claims = readonly [Claim, ...Claim[]];

/** In the accounts of development, staging and production. */
export function ofWorkloads(claim: (output: Output) => Claim): readonly [Claim, Claim, Claim] {
  return [claim(dev), claim(staging), claim(prod)];
}

/** In the four clusters. */
export function ofClusters(claim: (output: Output) => Claim): Claims {
  return [...ofWorkloads(claim), claim(standby)];
}

/** With the names of their environments. */
export const CLUSTERS = [
  [dev, 'dev'],
  [staging, 'staging'],
  [prod, 'prod'],
  [standby, 'prod-dr'],
] as const;

export const ACCOUNTS = { dev: '888899990000', staging: '999900001111', prod: '555577779999' };

export function times<Value>(count: number, value: Value): readonly Value[] {
  return Array.from({ length: count }, () => value);
}
