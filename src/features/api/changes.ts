/** What changed in the addresses of open data, the latest first. What is new is added; nothing is taken away under one first number. */
import { type Day, day } from '../../kernel/day.ts'

/** A version with the words of what it brought, in the catalogue below `api.changes.`. */
export type ApiChange = { readonly version: string; readonly on: Day; readonly words: readonly string[] }

export const apiChanges: readonly ApiChange[] = [
  { version: '1.3.0', on: day('2026-11-30'), words: ['reviews'] },
  { version: '1.2.0', on: day('2026-11-30'), words: ['feeds'] },
  {
    version: '1.1.0',
    on: day('2026-11-29'),
    words: ['more-records', 'standards', 'clauses', 'paging', 'errors', 'limits'],
  },
  { version: '1.0.0', on: day('2026-11-28'), words: ['first'] },
]
