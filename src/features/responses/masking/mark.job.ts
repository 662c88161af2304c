/** Looks through responses for words that may show who somebody is, so that a reader finds them in one list. */
import type { Handle } from '../../../db/open.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import type { Comments } from '../../../questions/comments.ts'
import type { Answers, QuestionForm } from '../../../questions/form.ts'
import { identifyingIn } from '../../../questions/identifying.ts'
import { textsOf } from '../../../questions/response-text.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { noteLook } from './masking.queries.ts'

/** Responses read at one time, and at most in one run. */
const BATCH = 50
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
    while (looked < MOST) {
      const rows = await findUnlooked(hub.db)
      for (const row of rows) {
        const form = forms.get(row.consultation_id) ?? (await loadQuestionForm(hub.db, row.consultation_id))
        forms.set(row.consultation_id, form)
        const texts = textsSaid(form, row)
        const found = new Map(texts.flatMap(text => identifyingIn(text)).map(each => [each.words, each]))
        const of = { responseId: row.id, consultationId: row.consultation_id, version: row.version }
        await hub.db.transaction().execute(tx => noteLook(tx, of, [...found.values()], texts))
      }
      looked += rows.length
      if (rows.length < BATCH) break
    }
    return `${looked} responses`
  },
})

/** Some responses that nobody has looked through as they are now. */
function findUnlooked(db: Handle) {
  return db
    .selectFrom('response')
    .leftJoin('identifying_look', 'identifying_look.id', 'response.id')
    .select(['response.id', 'response.consultation_id', 'response.version'])
    .select(['response.answers', 'response.comments', 'response.free_text'])
    .where('response.state', '<>', 'withdrawn')
    .where(eb =>
      eb.or([
        eb('identifying_look.id', 'is', null),
        eb('identifying_look.response_version', '<>', eb.ref('response.version')),
      ]),
    )
    .limit(BATCH)
    .execute()
}
