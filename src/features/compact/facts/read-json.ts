/** Reading what the database gave as JSON. */

/** A row as JSON, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>

/** The text, or '' where there is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The text, or null where nothing was written. */
export function filled(value: unknown): string | null {
  const written = text(value)
  return written.trim() === '' ? null : written
}
