/**
 * Long tables read some rows at a time, each time from behind the last key. Unlike a cursor this holds no connection while a slow
 * reader takes what came before, and no transaction that keeps old rows alive.
 */

/** Rows read at one time: few enough that turning them into text does not hold the server up. */
export const rowsAtOnce = 100

/**
 * Reads on from `after`, the key of the last row, until there is no more. `read` gives rows in the order of their keys. The next rows are
 * read while those before are dealt with: neither waits for the other.
 */
export async function* inParts<Row, Key>(
  read: (after: Key | null, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<readonly Row[]> {
  let next = read(null, rowsAtOnce)
  while (true) {
    const rows = await next
    if (rows.length === rowsAtOnce) {
      next = read(keyOf(rows.at(-1)!), rowsAtOnce)
      // It is told where it is waited for, and to nobody where the reader left before.
      next.catch(() => {})
    }
    if (rows.length > 0) yield rows
    if (rows.length < rowsAtOnce) return
  }
}
