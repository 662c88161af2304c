/** Reads files of responses apart from the work of the server, some rows at a time. */
import { type ReadingLimits, readPieces } from '../../../../web/table/apart.ts'
import type { Piece } from '../../../../web/table/book/table.ts'
import type { Asked } from './read-file.ts'

/** Reads a file piece by piece. Throws Unreadable. */
export function readApart(asked: Asked, limits?: ReadingLimits): AsyncGenerator<Piece> {
  return readPieces<Piece>(new URL('./read.worker.ts', import.meta.url), asked, limits)
}
