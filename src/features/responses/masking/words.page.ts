/** Words in responses that may show who somebody is: looked at one after another or all that are alike at once, left out of what is published, or let stay. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { choice, line, picks, tick, versionField, writeForm } from '../../../web/fields.ts'
import { asked, listQuery, readList } from '../../../web/list.ts'
import { definePage, type FormRequest, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import type { Responding } from '../form/responding.queries.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { decideAll } from './acts.queries.ts'
import {
  countWords,
  decideWords,
  findWords,
  listWords,
  type WordsLookup,
  wordKinds,
  wordStates,
} from './masking.queries.ts'
import { sayDecided } from './say-decided.ts'

const form = {
  which: picks({ label: 'responses.masking.which' }),
  all: tick({ label: 'responses.masking.all' }),
  what: choice({ label: 'responses.masking.what', options: ['masked', 'kept', 'found'] }),
  reason: line({ label: 'responses.masking.reason', hint: 'responses.masking.reason-hint', optional: true, max: 300 }),
  version: versionField(),
}

const query = z.object({
  page: listQuery.page,
  state: z.enum(wordStates).optional().catch(undefined),
  kind: z.enum(wordKinds).optional().catch(undefined),
  words: asked,
})

type Deciding = FormRequest<{ slug: string }, z.infer<typeof query>, Responding, typeof form>

export const wordsPage = definePage({
  path: '/consultations/:slug/words',
  mends: ['identifying-words'],
  workspace: { stage: 'answer', label: 'consultations.nav.words' },
  access: reviewsResponses,
  publishes: ['responses'],
  audit: 'response.words-decided',
  template: 'responses/masking/words.njk',
  params: z.object({ slug: z.string() }),
  query,
  form,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async act({ t }) {
    return { happens: ['masked', 'kept', 'response'].map(name => t(`responses.masking.happens-${name}`)) }
  },
  async show({ db, subject: of, actor, query, typed, t, area }) {
    const lookup = lookupOf(of, query, readsConfidential(actor, of.id))
    const counted = await countWords(db, lookup)
    const { list, rows } = await readList({
      path: `/consultations/${of.slug}/words`,
      query,
      count: async () => counted.count,
      rows: window => listWords(db, lookup, window),
    })
    const ticked = typed?.values['which'] ?? []
    return {
      title: t('responses.masking.title'),
      breadcrumbs: trailTo(of, t),
      of,
      list,
      state: lookup.state,
      states: wordStates.map(value => ({ value, text: t(`responses.masking.states.${value}`) })),
      kinds: ['', ...wordKinds].map(value => ({
        value,
        text: t(value === '' ? 'responses.masking.any-kind' : `responses.masking.kinds.${value}`),
        selected: (query.kind ?? '') === value,
      })),
      rows: rows.map(row => {
        const value = `${row.id}.${row.version}`
        return { ...row, value, decided: sayDecided(row, t, area.timeZone), checked: ticked.includes(value) }
      }),
      form: typed ?? writeForm(form, { version: counted.state }),
    }
  },
  submit: request => (request.form.all ? decideEach(request) : decideTicked(request)),
})

function lookupOf(
  { id }: Responding,
  { state = 'found', kind, words }: z.infer<typeof query>,
  withConfidential: boolean,
): WordsLookup & { readonly state: NonNullable<WordsLookup['state']> } {
  return { consultationId: id, withConfidential, state, kind, saying: words || undefined }
}

/** All that the list has on all its pages, where that is still what its reader saw. */
async function decideEach({ db, subject: of, actor, query, form: typed, now, audit }: Deciding): Promise<Outcome> {
  const { what: state, reason, version } = typed
  const lookup = lookupOf(of, query, readsConfidential(actor, of.id))
  if (lookup.state !== 'found' || state === 'found') return refuse({ all: 'responses.masking.problem.all-found' })
  if (reason === '') return refuse({ reason: 'responses.masking.problem.reason' })
  const counted = await countWords(db, lookup)
  if (counted.state !== version) return stale(writeForm(form, {}), counted.state)
  if (counted.count === 0) return refuse({ all: 'responses.masking.problem.none-left' })
  const act = { state, reason, kind: query.kind ?? '', by: actor.person?.id ?? null, now } as const
  const { id, places } = await decideAll(db, lookup, act)
  await audit({
    action: 'response.words-decided',
    subject: { kind: 'consultation', id: of.id },
    record: { kind: 'identifying_act', id },
    // What the words were looked for by stands in no record either.
    after: { state, reason, kind: act.kind, places },
  })
  return redirect(`/consultations/${of.slug}/words/together`, `responses.done.words-all-${state}`)
}

/** What was ticked, where nobody else decided any of it after the list was shown. */
async function decideTicked({ db, subject: of, actor, form: typed, now, audit }: Deciding): Promise<Outcome> {
  const { which, what, reason } = typed
  if (which.length === 0) return refuse({ which: 'responses.masking.problem.none' })
  if (what !== 'found' && reason === '') return refuse({ reason: 'responses.masking.problem.reason' })
  const ticked = new Map(which.map(each => [each.split('.')[0]!, Number(each.split('.')[1])] as const))
  const ids = [...ticked.keys()].filter(id => z.uuid().safeParse(id).success)
  const lookup = { consultationId: of.id, withConfidential: readsConfidential(actor, of.id) }
  const words = await findWords(db, lookup, ids)
  if (words.length < ticked.size || words.some(({ id, version }) => ticked.get(id) !== version))
    return refuse({ which: 'responses.masking.problem.meanwhile' })
  const to = { state: what, reason, by: actor.person?.id ?? null, now }
  for (const each of words) {
    if (!(await decideWords(db, each, to))) return refuse({ which: 'responses.masking.problem.meanwhile' })
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
}
