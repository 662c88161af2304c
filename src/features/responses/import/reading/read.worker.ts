/** Reads one file of responses in a thread of its own. Started by `readApart`. */
import { answerPieces } from '../../../../web/table/apart.ts'
import { readTable } from './read-file.ts'

answerPieces(readTable)
