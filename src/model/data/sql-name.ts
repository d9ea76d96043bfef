/** The logical database and the login of a service: what SQL allows without quotes. */
export function sqlName(service: string): string {
  return service.replaceAll('-', '_');
}
