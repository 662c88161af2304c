/** Looks through responses for words that may show who somebody is, so that a reader finds them in one list. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Handle } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import type { Comments } from '../../../questions/comments.ts'
import type { Answers, QuestionForm } from '../../../questions/form.ts'
import { identifyingIn } from '../../../questions/identifying.ts'
import { textsOf } from '../../../questions/response-text.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { type Look, noteLooks } from './masking.queries.ts'

/** Responses read at one time, looked through before others are served, and at most in one run. */
const BATCH = 50
const AT_ONCE = 5
const MOST = 20_000

/** Every text of a response that may be published. */
export function textsSaid(
  form: QuestionForm,
  {
    answers,
    comments,
    free_text,
  }: { readonly answers: unknown; readonly comments: unknown; readonly free_text: string },
): string[] {
  const said = textsOf(form, answers as Answers, comments as Comments).map(({ text }) => text)
  return [...said, free_text].filter(text => text !== '')
}

export const markIdentifyingWords = defineJob({
  name: 'mark-identifying-words',
  every: '*/2 * * * *',
  does: 'Finds words in new and changed responses that may show who somebody is, for the review group to look at',
  async run(hub) {
    const forms = new Map<string, QuestionForm>()
    let looked = 0
    let last: string | null = null
    while (looked < MOST) {
      const rows = await findWaiting(hub.db, last)
      const looks: Look[] = []
      for (const [at, row] of rows.entries()) {
        if (at % AT_ONCE === 0) await breathe()
        const form = forms.get(row.consultation_id) ?? (await loadQuestionForm(hub.db, row.consultation_id))
        forms.set(row.consultation_id, form)
        const texts = textsSaid(form, row)
        const found = new Map(texts.flatMap(text => identifyingIn(text)).map(each => [each.words, each]))
        looks.push({
          ...{ responseId: row.id, consultationId: row.consultation_id, version: row.version },
          ...{ found: [...found.values()], texts },
        })
      }
      if (looks.length > 0) await hub.db.transaction().execute(tx => noteLooks(tx, looks))
      looked += rows.length
      last = rows.at(-1)?.id ?? null
      if (rows.length < BATCH) break
    }
    return `${looked} responses`
  },
})

/** Some responses that nobody has looked through as they are now, by their ids. */
function findWaiting(db: Handle, after: string | null) {
  return db
    .selectFrom('identifying_wait')
    .innerJoin('response', 'response.id', 'identifying_wait.id')
    .select(['response.id', 'response.consultation_id', 'response.version'])
    .select(['response.answers', 'response.comments', 'response.free_text'])
    .$if(after !== null, query => query.where('identifying_wait.id', '>', after!))
    .orderBy('identifying_wait.id')
    .limit(BATCH)
    .execute()
}
