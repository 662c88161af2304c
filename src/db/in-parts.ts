/**
 * Long tables read some rows at a time, each time from behind the last key. Unlike a cursor this holds no connection while a slow
 * reader takes what came before, and no transaction that keeps old rows alive.
 */

/** Rows read at one time: few enough that turning them into text does not hold the server up. */
export const rowsAtOnce = 100

/** Reads on from `after`, the key of the last row, until there is no more. `read` gives rows in the order of their keys. */
export async function* inParts<Row, Key>(
  read: (after: Key | null, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<readonly Row[]> {
  let after: Key | null = null
  while (true) {
    const rows: readonly Row[] = await read(after, rowsAtOnce)
    if (rows.length > 0) yield rows
    if (rows.length < rowsAtOnce) return
    after = keyOf(rows.at(-1)!)
  }
}
