/** What came of a consultation on a draft, in its text: changed, added and dropped paragraphs, taken over into the clauses. */
import { secretariat } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { picks } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { roomAfter } from './arrange.queries.ts'
import { type AskedIn, findAskedIn } from './asked.queries.ts'
import { findOutcome, type Outcome } from './asking.queries.ts'
import { newClauseOf } from './begin.ts'
import type { DraftSection } from './draft.ts'
import { type Draft, loadSections } from './drafts.queries.ts'
import { isTaken, keepClauses, lockOrder } from './keep.queries.ts'
import { areaRef, closedBecause, draftAddress, draftCrumbs, draftParams, textSubject } from './parts.ts'

const form = { keep: picks({ label: 'compact.writing.outcome-keep', hint: 'compact.writing.outcome-keep-hint' }) }

type Subject = { readonly draft: Draft; readonly sections: readonly DraftSection[]; readonly asked: AskedIn }

async function outcomeSubject(db: Handle, params: { draft: string }): Promise<Found<Subject> | null> {
  const found = await textSubject(db, params)
  const asked = found && (await findAskedIn(db, found.record.draft))
  return found && asked ? { ref: null, record: { ...found.record, asked } } : null
}

const clausesOf = (sections: readonly DraftSection[]) => sections.flatMap(({ clauses }) => clauses)

export const outcomePage = definePage({
  path: '/compact/writing/:draft/outcome',
  access: secretariat,
  audit: 'code-draft.outcome-taken',
  publishes: 'nothing',
  template: 'compact/writing/outcome.njk',
  params: draftParams,
  form,
  subject: outcomeSubject,
  async show({ db, subject: { draft, sections, asked }, area, t }) {
    const outcome = await findOutcome(db, asked, clausesOf(sections))
    return {
      title: t('compact.writing.outcome'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      asked,
      outcome,
      register: asked.reported ? `/consultations/${asked.slug}/register` : null,
      address: draftAddress(draft, 'clauses'),
      own: outcome?.changed
        .filter(({ own }) => own)
        .map(({ clause }) => ({ value: clause.id, text: `${clause.number}: ${clause.gist}` })),
      closed: closedBecause(draft),
    }
  },
  async submit({ db, subject: { draft, asked }, form: { keep }, area, now, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ keep: closed })
    await lockOrder(db, draft.id)
    const sections = await loadSections(db, draft.id)
    const outcome = await findOutcome(db, asked, clausesOf(sections))
    if (!outcome) return refuse({ keep: 'compact.writing.problem.no-outcome' })
    const taken = outcome.changed.filter(({ clause, own }) => !(own && keep.includes(clause.id)))
    for (const { clause, now: text } of taken) {
      await db
        .updateTable('code_draft_clause')
        .set(eb => ({ gist: text, version: eb('version', '+', 1) }))
        .where('id', '=', clause.id)
        .execute()
      await audit({
        action: 'code-draft.clause-changed',
        subject: areaRef(area),
        record: { kind: 'code_draft_clause', id: clause.id },
        before: { gist: clause.gist },
        after: { gist: text },
      })
    }
    for (const clause of outcome.dropped)
      await db.updateTable('code_draft_clause').set({ removed_at: now }).where('id', '=', clause.id).execute()
    const added = await addParagraphs(db, draft, outcome)
    await db
      .updateTable('code_draft')
      .set({ document_version_id: outcome.versionId })
      .where('id', '=', draft.id)
      .execute()
    await audit({
      action: 'code-draft.outcome-taken',
      subject: areaRef(area),
      record: { kind: 'code_draft', id: draft.id },
      before: { version: asked.versionId, dropped: outcome.dropped.map(({ number }) => number) },
      after: { version: outcome.versionId, changed: taken.length, added, kept: outcome.changed.length - taken.length },
    })
    return redirect(draftAddress(draft), 'compact.done.draft-outcome')
  },
})

/** Adds new paragraphs as clauses behind those that they follow; gives their numbers. */
async function addParagraphs(tx: Tx, draft: Draft, { added }: Outcome): Promise<readonly string[]> {
  const numbers: string[] = []
  const followed = new Map<string | null, string>()
  for (const { paragraph, after } of added) {
    const sections = await loadSections(tx, draft.id)
    const behind = followed.get(after) ?? after
    const section = sections.find(({ clauses }) => clauses.some(({ id }) => id === behind)) ?? sections[0]
    if (!section) continue
    const number = await freeNumber(tx, draft.id, paragraph.path)
    const position = await roomAfter(tx, section, behind)
    const clause = newClauseOf({ ...paragraph, number })
    const [id = ''] = await keepClauses(tx, draft.id, [{ ...clause, sectionId: section.id, position }])
    followed.set(after, id)
    numbers.push(number)
  }
  return numbers
}

async function freeNumber(tx: Tx, draftId: string, wanted: string): Promise<string> {
  for (let at = 1; ; at++) {
    const number = at === 1 ? wanted : `${wanted}_${at}`
    if (!(await isTaken(tx, draftId, number, null))) return number
  }
}
