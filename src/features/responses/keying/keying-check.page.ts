/** Double entry: a second person keys the same paper, and differences are shown and settled. */
import { z } from 'zod'
import { keysResponses } from '../../../access/access.ts'
import { problem as failed, type Result } from '../../../kernel/result.ts'
import { choice, type RawForm } from '../../../web/fields.ts'
import { definePage, type PageRequest, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { commentRowFields, commentRowsView, placeCommentRows } from '../form/comment-rows.ts'
import { headView, trailTo, wholeForm } from '../form/form.view.ts'
import { commentedParagraphs, type Problems, readSaid, type Said } from '../form/reading.ts'
import { findPackParagraphs, type Responding, respondingSubject } from '../form/responding.queries.ts'
import type { ShownGroup } from '../form/shown.ts'
import { groupsOf } from '../receipt/held.ts'
import { changeResponse } from '../receipt/response.queries.ts'
import { findKeyed, type Keyed, noteChecked } from './keyed.queries.ts'

const settle = choice({ label: 'responses.double.settle', options: ['first', 'second'], optional: true })

type Asking = Pick<PageRequest<{ reference: string }, unknown, Responding>, 'db' | 'subject' | 'params' | 't' | 'actor'>

async function open({ db, subject, params: { reference } }: Asking): Promise<Keyed> {
  const keyed = await findKeyed(db, subject.id, reference)
  if (!keyed) throw new PageProblem('not-found')
  return keyed
}

/** What was keyed the second time; null while it cannot be read. */
async function readAgain({ db, subject: of }: Asking, raw: RawForm): Promise<Result<Said, Problems>> {
  const placed = await placeCommentRows(db, of, raw)
  if (Object.keys(placed.problems).length > 0) return failed(placed.problems)
  const known = await findPackParagraphs(db, of.id, commentedParagraphs(placed.raw))
  return readSaid(of.form, placed.raw, new Set(known.map(paragraph => paragraph.id)), false)
}

/** A line that was keyed in two ways. */
type Difference = { readonly term: string; readonly first: string; readonly second: string }

/** Where the two differ, in the words of the receipt. Contacts are sealed and not compared. */
async function compare(request: Asking, keyed: Keyed, said: Said): Promise<Difference[]> {
  const { subject: of } = request
  const lines = (groups: readonly ShownGroup[]) =>
    new Map(groups.flatMap(group => group.rows.map(row => [row.term, row.text])))
  const first = lines(await groupsOf({ response: keyed, of }, request))
  const { terms, ...rest } = said
  const second = lines(
    await groupsOf({ response: { ...keyed, ...rest, ...terms, published_as: keyed.published_as }, of }, request),
  )
  return [...new Set([...first.keys(), ...second.keys()])]
    .map(term => ({ term, first: first.get(term) ?? '', second: second.get(term) ?? '' }))
    .filter(row => row.first !== row.second)
}

export const keyingCheckPage = definePage({
  path: '/consultations/:slug/keying/:reference/check',
  access: keysResponses,
  audit: 'response.keying-checked',
  publishes: ['responses'],
  template: 'responses/keying/keying-check.njk',
  params: z.object({ slug: z.string(), reference: z.string().max(20) }),
  form: { ...drawnOnly({ ...commentRowFields, ...ownFields }), settle },
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show(request) {
    const { subject: of, typed, t, actor } = request
    const keyed = await open(request)
    const again = typed ? await readAgain(request, typed) : null
    return {
      title: t('responses.double.title', { reference: keyed.reference }),
      breadcrumbs: [
        ...trailTo(of, t),
        { text: keyed.reference, href: `/consultations/${of.slug}/keying/${keyed.reference}` },
      ],
      ...headView(of, request),
      keyed,
      own: keyed.keyed_by === actor.person?.id,
      differences: again?.ok ? await compare(request, keyed, again.value) : [],
      parts: wholeForm(of, typed?.values ?? {}, typed, t, false),
      comments: [],
      ...commentRowsView(of, typed ?? { values: {}, files: {} }),
    }
  },
  async submit(request) {
    const { db, subject: of, raw, form, actor, now, audit } = request
    const keyed = await open(request)
    if (keyed.keyed_by === actor.person?.id) return refuse({ form: 'responses.double.own' })
    const again = await readAgain(request, raw)
    if (!again.ok) return refuse(again.problem)
    const differences = await compare(request, keyed, again.value)
    if (differences.length > 0 && form.settle === null) return refuse({ settle: 'responses.double.differs' })
    if (differences.length > 0 && form.settle === 'second') {
      const terms = { ...again.value.terms, published_as: keyed.published_as }
      if (!(await changeResponse(db, keyed, keyed.version, { ...again.value, terms }, now)))
        return refuse({ form: 'responses.double.moved' })
    }
    await noteChecked(db, keyed.id, actor.person!.id, now)
    await audit({
      action: 'response.keying-checked',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response', id: keyed.id },
      after: { reference: keyed.reference, differences: differences.length, settled: form.settle ?? 'same' },
    })
    return redirect(`/consultations/${of.slug}/keying/${keyed.reference}`, 'responses.done.checked')
  },
})
