/** Reads one list in a thread of its own. Started by `readListApart`. */
import { answerPieces } from './apart.ts'
import { namesColumns } from './columns.ts'
import { readList } from './read-list.ts'
import type { AskedList } from './read-list-apart.ts'

answerPieces(async function* ({ source, headings, most }: AskedList) {
  yield await readList(source, namesColumns(headings), most)
})
