/** What the buttons of a draft do to its order: sections and clauses up and down, split and joined, removed and put back. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { DraftClause, DraftSection } from './draft.ts'
import { findClause, findRemoved, loadSections } from './drafts.queries.ts'
import { addSection, dropSection, isTaken, lockOrder, moveClauses, putInOrder } from './keep.queries.ts'

type Entry = {
  readonly record: { readonly kind: string; readonly id: string }
  readonly before?: Record<string, unknown>
  readonly after: Record<string, unknown>
}

/** What came of a button: an entry for the record of changes and the words for it, or why nothing was done. */
export type Arranged =
  | { readonly entry: Entry; readonly done: string; readonly removed?: string }
  | { readonly problem: string }

const shape = /^(section|clause) (up|down|join|split|remove|back) ([0-9a-f-]{36})$/

type Doing = {
  readonly tx: Tx
  readonly draftId: string
  readonly sections: readonly DraftSection[]
  readonly id: string
  readonly now: Date
}

/** Does what a button says, such as "clause up 0199…". Whoever does so at the same moment waits. */
export async function arrange(tx: Tx, draftId: string, act: string, now: Date): Promise<Arranged> {
  const [, what = '', verb = '', id = ''] = shape.exec(act) ?? []
  const does = acts[`${what} ${verb}`]
  if (!does) return { problem: 'compact.writing.problem.choose' }
  await lockOrder(tx, draftId)
  return does({ tx, draftId, id, now, sections: await loadSections(tx, draftId) })
}

const gone: Arranged = { problem: 'compact.writing.problem.gone' }

const acts: Readonly<Record<string, (doing: Doing) => Promise<Arranged>>> = {
  'section up': doing => moveSection(doing, -1),
  'section down': doing => moveSection(doing, 1),
  'section join': joinSection,
  'section remove': removeSection,
  'clause up': doing => moveClause(doing, -1),
  'clause down': doing => moveClause(doing, 1),
  'clause split': splitAt,
  'clause remove': removeClause,
  'clause back': putBack,
}

function moved<Item>(items: readonly Item[], at: number, by: number): readonly Item[] {
  const to = at + by
  return to < 0 || to >= items.length ? items : items.toSpliced(at, 1).toSpliced(to, 0, items[at]!)
}

async function moveSection({ tx, sections, id }: Doing, by: number): Promise<Arranged> {
  const at = sections.findIndex(section => section.id === id)
  if (at < 0) return gone
  const order = moved(sections, at, by)
  await putInOrder(
    tx,
    'code_draft_section',
    order.map(each => each.id),
  )
  const entry = { record: { kind: 'code_draft_section', id }, after: { order: order.map(({ number }) => number) } }
  return { entry, done: 'compact.done.draft-moved' }
}

/** The section's clauses go behind those of the section before it. */
async function joinSection({ tx, sections, id }: Doing): Promise<Arranged> {
  const at = sections.findIndex(section => section.id === id)
  const [section, before] = [sections[at], sections[at - 1]]
  if (!section || !before) return gone
  await putInOrder(
    tx,
    'code_draft_clause',
    before.clauses.map(each => each.id),
  )
  await moveClauses(
    tx,
    section.clauses.map(each => each.id),
    before.id,
    before.clauses.length,
  )
  await dropSection(tx, section.id, before.id)
  const entry = {
    record: { kind: 'code_draft_section', id: before.id },
    before: { section: section.number, title: section.title },
    after: { joinedTo: before.number, clauses: section.clauses.length },
  }
  return { entry, done: 'compact.done.draft-joined' }
}

async function removeSection({ tx, sections, id }: Doing): Promise<Arranged> {
  const section = sections.find(each => each.id === id)
  const other = sections.find(each => each.id !== id)
  if (!section) return gone
  if (section.clauses.length > 0) return { problem: 'compact.writing.problem.not-empty' }
  const kept = await tx
    .selectFrom('code_draft_clause')
    .select('id')
    .where('code_draft_section_id', '=', id)
    .executeTakeFirst()
  if (kept && !other) return { problem: 'compact.writing.problem.last-section' }
  await dropSection(tx, id, other?.id ?? id)
  const entry = {
    record: { kind: 'code_draft_section', id },
    before: { number: section.number, title: section.title },
    after: { removed: true },
  }
  return { entry, done: 'compact.done.draft-section-removed' }
}

function placeOf(
  sections: readonly DraftSection[],
  id: string,
): { section: DraftSection; at: number; clause: DraftClause } | null {
  for (const section of sections) {
    const at = section.clauses.findIndex(clause => clause.id === id)
    if (at >= 0) return { section, at, clause: section.clauses[at]! }
  }
  return null
}

async function moveClause({ tx, sections, id }: Doing, by: number): Promise<Arranged> {
  const place = placeOf(sections, id)
  if (!place) return gone
  const order = moved(place.section.clauses, place.at, by)
  await putInOrder(
    tx,
    'code_draft_clause',
    order.map(each => each.id),
  )
  const entry = { record: { kind: 'code_draft_clause', id }, after: { moved: by < 0 ? 'up' : 'down' } }
  return { entry, done: 'compact.done.draft-moved' }
}

/** A clause and all behind it become a section of their own, named by the number of that clause until somebody names it. */
async function splitAt({ tx, draftId, sections, id }: Doing): Promise<Arranged> {
  const place = placeOf(sections, id)
  if (!place) return gone
  if (place.at === 0) return { problem: 'compact.writing.problem.split-first' }
  const { section, clause } = place
  const fresh = await addSection(tx, draftId, {
    number: clause.number,
    title: section.title,
    position: sections.length + 1,
  })
  const at = sections.indexOf(section)
  const order = sections.map(each => each.id).toSpliced(at + 1, 0, fresh)
  await putInOrder(tx, 'code_draft_section', order)
  await moveClauses(
    tx,
    section.clauses.slice(place.at).map(each => each.id),
    fresh,
    0,
  )
  const entry = {
    record: { kind: 'code_draft_section', id: fresh },
    after: { splitFrom: section.number, at: clause.number },
  }
  return { entry, done: 'compact.done.draft-split' }
}

async function removeClause({ tx, sections, id, now }: Doing): Promise<Arranged> {
  const place = placeOf(sections, id)
  if (!place) return gone
  await tx.updateTable('code_draft_clause').set({ removed_at: now }).where('id', '=', id).execute()
  const { number, gist } = place.clause
  const entry = { record: { kind: 'code_draft_clause', id }, before: { number, gist }, after: { removed: true } }
  return { entry, done: 'compact.done.draft-removed', removed: id }
}

/** Puts a removed clause back where it stood, as near as may be. */
async function putBack({ tx, draftId, sections, id }: Doing): Promise<Arranged> {
  const clause = (await findRemoved(tx, draftId)).find(each => each.id === id) && (await findClause(tx, draftId, id))
  if (!clause) return gone
  if (await isTaken(tx, draftId, clause.number, id)) return { problem: 'compact.writing.problem.back-taken' }
  await tx.updateTable('code_draft_clause').set({ removed_at: null }).where('id', '=', id).execute()
  const order = sections.find(section => section.id === clause.sectionId)?.clauses.map(each => each.id) ?? []
  await putInOrder(tx, 'code_draft_clause', order.toSpliced(clause.position - 1, 0, id))
  const entry = { record: { kind: 'code_draft_clause', id }, after: { number: clause.number, putBack: true } }
  return { entry, done: 'compact.done.draft-back' }
}

/** Makes room behind a clause of a section, or at its end; gives the position of the new one. */
export async function roomAfter(tx: Tx, section: DraftSection, after: string | null): Promise<number> {
  const at = section.clauses.findIndex(({ id }) => id === after)
  const behind = at < 0 ? section.clauses.length : at + 1
  const place = newId()
  const order = section.clauses.map(({ id }) => id).toSpliced(behind, 0, place)
  await putInOrder(tx, 'code_draft_clause', order)
  return behind + 1
}
