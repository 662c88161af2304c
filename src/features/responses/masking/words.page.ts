/** Words in responses that may show who somebody is: looked at one after another, left out of what is published, or let stay. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { choice, line, picks } from '../../../web/fields.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { countWords, decideWords, findWords, listWords, wordStates } from './masking.queries.ts'

const form = {
  which: picks({ label: 'responses.masking.which' }),
  what: choice({ label: 'responses.masking.what', options: ['masked', 'kept', 'found'] }),
  reason: line({ label: 'responses.masking.reason', hint: 'responses.masking.reason-hint', optional: true, max: 300 }),
}

export const wordsPage = definePage({
  path: '/consultations/:slug/words',
  mends: ['identifying-words'],
  workspace: { stage: 'answer', label: 'consultations.nav.words' },
  access: reviewsResponses,
  publishes: ['responses'],
  audit: 'response.words-decided',
  template: 'responses/masking/words.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ page: listQuery.page, state: z.enum(wordStates).optional().catch(undefined) }),
  form,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async act({ t }) {
    return { happens: ['masked', 'kept', 'response'].map(name => t(`responses.masking.happens-${name}`)) }
  },
  async show({ db, subject: of, actor, query, typed, t }) {
    const state = query.state ?? 'found'
    const lookup = { consultationId: of.id, withConfidential: readsConfidential(actor, of.id), state }
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/words`,
      query,
      count: () => countWords(db, lookup),
      rows: window => listWords(db, lookup, window),
    })
    const ticked = typed?.values['which'] ?? []
    return {
      title: t('responses.masking.title'),
      breadcrumbs: trailTo(of, t),
      of,
      list,
      state,
      states: wordStates.map(value => ({ value, text: t(`responses.masking.states.${value}`) })),
      rows: rows.map(row => ({ ...row, checked: ticked.includes(row.id) })),
    }
  },
  async submit({ db, subject: of, actor, form: { which, what, reason }, now, audit }) {
    if (which.length === 0) return refuse({ which: 'responses.masking.problem.none' })
    if (what !== 'found' && reason === '') return refuse({ reason: 'responses.masking.problem.reason' })
    const lookup = { consultationId: of.id, withConfidential: readsConfidential(actor, of.id) }
    const ids = which.filter(id => z.uuid().safeParse(id).success)
    const words = await findWords(db, lookup, ids)
    if (words.length < which.length) return refuse({ which: 'responses.masking.problem.gone' })
    const to = { state: what, reason, by: actor.person?.id ?? null, now }
    for (const each of words) {
      if (!(await decideWords(db, each, to))) return stale({ values: {}, files: {} }, 0)
      await audit({
        action: 'response.words-decided',
        subject: { kind: 'consultation', id: of.id },
        record: { kind: 'identifying_words', id: each.id },
        // The words themselves stand in no record of changes: there they would outlive the response.
        before: { state: each.state, reason: each.reason },
        after: { state: what, reason },
      })
    }
    return redirect(`/consultations/${of.slug}/words`, `responses.done.words-${what}`)
  },
})
