// How environment variables are named after the keys they are derived from.

/** `user-service` → `USER_SERVICE`. */
export function upperSnake(key: string): string {
  return key.toUpperCase().replaceAll('-', '_');
}

/** `DATABASE_URL`, or `MAIN_DATABASE_URL` where a service uses several stores of the kind. */
export function storeVariable(stores: readonly string[], store: string, name: string): string {
  return stores.length > 1 ? `${upperSnake(store)}_${name}` : name;
}
