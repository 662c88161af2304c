/** What is told of a row of a file. */
import type { MessageValues } from '../../../web/catalogue.ts'

/** Something told of a row: the column it stands in, counted from 0, or null for the whole row. */
export type Told = { readonly column: number | null; readonly key: string; readonly values?: MessageValues }

/** What was typed, short enough to be shown in a sentence; '' for nothing. */
export const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
