/** What a clause of a draft asks for: practices it cites with their numbers, those suggested with why, and the whole library. */
import { secretariat } from '../../../access/access.ts'
import { practiceOf, practices, type Suggest, suggester } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { hidden, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { type Shelf, shippedCodes } from '../codes/shipped-codes.ts'
import { warningsOf } from './draft.ts'
import { findRejected, isClosed } from './drafts.queries.ts'
import {
  areaRef,
  clauseParams,
  clauseSubject,
  closedBecause,
  draftAddress,
  draftCrumbs,
  viewCitation,
} from './parts.ts'

const form = {
  practice: pick({ label: 'compact.writing.cite', hint: 'compact.writing.cite-hint', optional: true }),
  act: hidden(),
}

const MOST = 5
/** Asked for, since some are cited or were said not to fit. */
const LOOKED_AT = 40

let ready: { readonly shelf: Shelf; readonly suggest: Suggest } | null = null

/** Suggests from the library and the codes that come with the Hub; made ready once for each state of their folder. */
async function readySuggester(): Promise<Suggest> {
  const shelf = await shippedCodes()
  if (ready?.shelf !== shelf) ready = { shelf, suggest: suggester([...shelf.codes.values()].map(({ code }) => code)) }
  return ready.suggest
}

export const practicesPage = definePage({
  path: '/compact/writing/:draft/clauses/:clause/practices',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/practices.njk',
  params: clauseParams,
  form,
  changesPages: false,
  subject: clauseSubject,
  async show({ db, subject: { draft, clause }, area, t }) {
    const [suggest, rejected] = [await readySuggester(), await findRejected(db, clause.id)]
    const cited = new Set(clause.citations.map(({ practice }) => practice))
    const at = draftAddress(draft, `clauses/${clause.id}`)
    return {
      title: t('compact.writing.practices-of', { number: clause.number }),
      breadcrumbs: draftCrumbs(t, area.compactName, draft, {
        text: t('compact.writing.clause-of', { number: clause.number }),
        href: at,
      }),
      clause,
      at,
      closed: isClosed(draft),
      warnings: warningsOf(clause),
      citations: clause.citations.map(citation => viewCitation(draft, clause, citation)),
      suggestions: suggest(clause.gist, LOOKED_AT)
        .filter(({ practice }) => !cited.has(practice) && !rejected.has(practice))
        .slice(0, MOST)
        .map(one => ({ ...one, about: practiceOf(one.practice) })),
      rejected: [...rejected].map(id => ({ id, title: practiceOf(id)?.title ?? id })),
      library: practices
        .map(({ id, title, subject }) => ({ value: id, text: `${t(`compact.writing.about.${subject}`)}: ${title}` }))
        .sort((a, b) => (a.text < b.text ? -1 : 1)),
    }
  },
  async submit({ db, subject: { draft, clause }, form: typed, actor, area, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ practice: closed })
    const [verb = '', id = ''] = (typed.act || 'cite').split(' ')
    const named = verb === 'cite' && id === '' ? (typed.practice ?? '') : id
    const change = Object.hasOwn(changes, verb) ? changes[verb] : undefined
    if (!change) return refuse({ practice: 'compact.writing.problem.choose' })
    const done = await change(db, clause, named, actor.person!.id)
    if (!done) return refuse({ practice: 'compact.writing.problem.practice' })
    await audit({
      action: done.about ?? 'code-draft.practice-changed',
      subject: areaRef(area),
      record: { kind: 'code_draft_clause', id: clause.id },
      ...(done.gone ? { before: { practice: done.practice } } : { after: { practice: done.practice } }),
    })
    const to = draftAddress(draft, `clauses/${clause.id}/practices`)
    return redirect(done.next ? `${to}/${done.next}` : to, `compact.done.draft-${done.done}`)
  },
})

type Clause = { readonly id: string; readonly citations: readonly { readonly id: string; readonly practice: string }[] }
type Done = {
  readonly practice: string
  readonly done: string
  readonly gone?: true
  readonly next?: string
  readonly about?: 'code-draft.suggestion-set-aside' | 'code-draft.suggestion-made-again'
}
type Change = (db: Tx, clause: Clause, named: string, by: string) => Promise<Done | null>

/** What the buttons do. Nothing is cited but by somebody who pressed the button of that practice, or chose it from the library. */
const changes: Readonly<Record<string, Change>> = {
  async cite(db, clause, practice) {
    const known = practiceOf(practice)
    if (!known) return null
    const id = newId()
    const kept = await db
      .insertInto('code_draft_practice')
      .values({ id, code_draft_clause_id: clause.id, practice, given: '{}' })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    await db
      .deleteFrom('code_draft_rejection')
      .where('code_draft_clause_id', '=', clause.id)
      .where('practice', '=', practice)
      .execute()
    // A practice that takes a number is asked for it at once: the words may say one.
    const next = kept && Object.keys(known.defaults).length > 0 ? { next: id } : {}
    return { practice, done: 'cited', ...next }
  },
  async uncite(db, clause, id) {
    const cited = clause.citations.find(each => each.id === id)
    if (!cited) return null
    await db.deleteFrom('code_draft_practice').where('id', '=', id).execute()
    return { practice: cited.practice, done: 'uncited', gone: true }
  },
  async reject(db, clause, practice, by) {
    if (!practiceOf(practice)) return null
    await db
      .insertInto('code_draft_rejection')
      .values({ id: newId(), code_draft_clause_id: clause.id, practice, rejected_by: by })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    return { practice, done: 'rejected', about: 'code-draft.suggestion-set-aside' }
  },
  async again(db, clause, practice) {
    await db
      .deleteFrom('code_draft_rejection')
      .where('code_draft_clause_id', '=', clause.id)
      .where('practice', '=', practice)
      .execute()
    return { practice, done: 'suggested-again', about: 'code-draft.suggestion-made-again' }
  },
}
