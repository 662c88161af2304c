/** What the thread that writes tables of responses is handed, and the words that it writes with. */
import type { QuestionForm } from '../../../questions/form.ts'
import { catalogue, readMessagesIn, type Translate } from '../../../web/catalogue.ts'

/** Which responses, and as much of them as their reader may see. Plain data. */
export type AskedResponses = {
  readonly consultationId: string
  readonly form: QuestionForm
  readonly withConfidential: boolean
  readonly timeZone: string
}

let words: Translate | undefined

/** The words of tables of responses, read once in the thread. */
export function wordsOfTables(): Translate {
  words ??= catalogue(
    readMessagesIn('questions/questions.text.yaml', 'features/responses/responses.text.yaml', 'web/web.text.yaml'),
  )
  return words
}
