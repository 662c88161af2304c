/** The pages on which the other side speaks, and is answered, for every kind of subject that is judged. */
import type { Page } from '../../../web/page.ts'
import { judgedKinds } from '../checks/kinds.ts'
import { answerPage } from './answer.page.ts'
import { hearingPage } from './hearing.page.ts'
import { otherwisePage } from './otherwise.page.ts'
import { takingBackPage } from './taking-back.page.ts'
import { wordPage } from './word.page.ts'

export const heardPages: readonly Page[] = judgedKinds.flatMap(kind => [
  hearingPage(kind),
  otherwisePage(kind),
  wordPage(kind),
  takingBackPage(kind),
  answerPage(kind),
])
