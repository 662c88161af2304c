/** What to tell of a workbook or text that could not be read. */
import { ReadingStopped } from '../../../documents/read/limits.ts'
import type { Message } from '../../catalogue.ts'
import { Unreadable } from './table.ts'

/** What to tell of a reading that failed; null for a fault of ours. */
export function problemOf(error: unknown): Message | null {
  if (error instanceof Unreadable) return error.problem
  if (!(error instanceof ReadingStopped)) return null
  const { code } = error.problem
  if (code === 'bomb') return { key: 'web.table.unreadable.bomb' }
  if (code === 'encrypted') return { key: 'web.table.unreadable.locked' }
  return { key: 'web.table.unreadable.damaged' }
}
