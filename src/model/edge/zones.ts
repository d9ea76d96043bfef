// Names and the DNS zones that hold them.

/** Whether `name` lies inside `zone`, below its own name. */
export function isBelow(name: string, zone: string): boolean {
  return name.endsWith(`.${zone}`);
}

/** Whether a record of `name` can stand in `zone`: it is the zone's own name, or below it. */
export function isInZone(name: string, zone: string): boolean {
  return name === zone || isBelow(name, zone);
}
