// How many statements each design makes, by part; the ids of a part are numbered from 01.
const NUMBERS = {
  openedx:
    'S0 APP:19 AUD:3 CACHE:5 CD:7 CERT:4 CI:3 CMP:7 DATA:12 DOC:2 DR:3 EDGE:21 FLOW:7 ID:7 ING:9 NET:23 OBS:6 SEC:8 SG:6 SRCH:5 STO:10',
  'landing-zone':
    'S1 ADD:12 ASC:6 AUD:5 CACHE:3 CI:1 CMP:17 COST:27 DATA:11 DOC:1 DR:15 EDGE:9 FLOW:6 NET:30 OBS:3 ORG:4 SEC:15 STO:11 TL:7',
  'three-tier':
    'S2 APP:5 ARCH:1 ASC:4 AUD:3 CACHE:2 CI:1 CMP:3 COST:16 DATA:13 DOC:2 DR:18 EDGE:19 FLOW:9 FUT:1 HA:5 ID:1 MESH:1 NET:9 OBS:13 PERF:6 SEC:6 SG:7 STO:4',
  'learning-hub':
    'S3 ALRM:4 APP:5 ARCH:2 AUD:1 CACHE:7 CD:5 CI:9 CMP:7 COST:21 DATA:12 DEP:53 DOC:2 DR:8 EDGE:13 GW:35 HA:1 LB:7 MSG:7 NET:8 OBS:11 SEC:8 SG:10 SRCH:8 STO:16 SVC:38',
  commerce:
    'S4 ADD:4 APP:11 ARCH:2 BAST:1 CD:6 CI:14 CMP:4 DATA:4 DD:16 DOC:3 DR:1 EDGE:5 FLOW:10 GOAL:7 MSG:5 NET:14 OBS:12 PRIN:10 REG:4 SG:10 SHR:5 SLA:1 TECH:10 TRIG:5',
} as const;

export type Design = keyof typeof NUMBERS;

export const DESIGNS = Object.keys(NUMBERS) as readonly Design[];

/** `S0-APP-01`, … */
export function rowsOf(design: Design): readonly string[] {
  const [prefix, ...parts] = NUMBERS[design].split(' ');
  return parts.flatMap((part) => {
    const [name, size] = part.split(':');
    return Array.from(
      { length: Number(size) },
      (_, index) => `${prefix}-${name}-${String(index + 1).padStart(2, '0')}`,
    );
  });
}
