/** Making a draft the document of a consultation, and taking over what came of it. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import { arrangePack, findPack } from '../../consultations/index.ts'
import { keepTree, versionsOf } from '../../documents/index.ts'
import type { AskedIn, AskedParagraph } from './asked.queries.ts'
import { findParagraphs, inOneLine } from './asked.queries.ts'
import type { DraftClause, DraftSection } from './draft.ts'
import type { Draft } from './drafts.queries.ts'
import { treeOf } from './to-tree.ts'

/** Consultations that are being planned and that somebody leads: no reader has their documents yet. */
export function findPlanned(db: Handle, leads: readonly string[]) {
  if (leads.length === 0) return Promise.resolve([])
  return db
    .selectFrom('consultation')
    .select(['id', 'slug', 'title'])
    .where('id', 'in', [...leads])
    .where('published_at', 'is', null)
    .where('state', '=', 'planned')
    .orderBy('title')
    .execute()
}

/**
 * Keeps the draft as a document of a consultation and puts it in its pack, in the place of a version of the same draft that was there.
 * Each clause is tied to its paragraph, so that what is said of the one is found at the other.
 */
export async function putToConsultation(
  tx: Tx,
  draft: Draft,
  sections: readonly DraftSection[],
  consultation: string,
): Promise<{ readonly versionId: string; readonly pack: readonly string[] }> {
  const before = await documentIn(tx, draft, consultation)
  const tree = treeOf(draft, sections, await paragraphsOf(tx, before))
  const subject = { kind: 'consultation', id: consultation } as const
  const kept = await keepTree(tx, {
    document: before === null ? { subject, kind: 'code', title: draft.title } : { id: before },
    tree,
    status: 'draft',
  })
  await tie(
    tx,
    sections.flatMap(section => section.clauses),
    kept.ids,
  )
  await tx
    .updateTable('code_draft')
    .set({ document_id: kept.documentId, document_version_id: kept.versionId })
    .where('id', '=', draft.id)
    .execute()
  const others = (await findPack(tx, consultation)).filter(({ documentId }) => documentId !== kept.documentId)
  const pack = [...others.map(({ versionId }) => versionId), kept.versionId]
  await arrangePack(tx, consultation, pack)
  return { versionId: kept.versionId, pack }
}

/** The document of the draft, where it belongs to that consultation. */
async function documentIn(tx: Tx, { documentId }: Draft, consultation: string): Promise<string | null> {
  if (documentId === null) return null
  const row = await tx
    .selectFrom('document')
    .select('id')
    .where('id', '=', documentId)
    .where('subject_kind', '=', 'consultation')
    .where('subject_id', '=', consultation)
    .executeTakeFirst()
  return row?.id ?? null
}

async function paragraphsOf(tx: Tx, documentId: string | null): Promise<ReadonlySet<string>> {
  if (documentId === null) return new Set()
  const rows = await tx.selectFrom('paragraph').select('id').where('document_id', '=', documentId).execute()
  return new Set(rows.map(({ id }) => id))
}

async function tie(tx: Tx, clauses: readonly DraftClause[], ids: ReadonlyMap<string, string>): Promise<void> {
  const pairs = clauses.flatMap(({ id, paragraphId }) => {
    const paragraph = ids.get(paragraphId ?? '') ?? ids.get(id)
    return paragraph === undefined ? [] : [{ id, paragraph }]
  })
  await sql`update code_draft_clause c set paragraph_id = p.paragraph
    from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ paragraph }) => paragraph)}::uuid[]) p(id, paragraph)
    where c.id = p.id`.execute(tx)
}

/** What a later version of the document says otherwise than the one that people were asked about. */
export type Outcome = {
  readonly versionId: string
  /** Clauses whose paragraph says another thing; `own` where the draft was changed as well. */
  readonly changed: readonly {
    readonly clause: DraftClause
    readonly asked: string
    readonly now: string
    readonly own: boolean
  }[]
  /** Paragraphs that are new, with the clause that they come after. */
  readonly added: readonly { readonly paragraph: AskedParagraph; readonly after: string | null }[]
  /** Clauses whose paragraph was taken out. */
  readonly dropped: readonly DraftClause[]
}

const words: ReadonlySet<string> = new Set(['paragraph', 'item', 'quote', 'definition', 'table'])

/** What came of a consultation in the text itself: the latest version of its document against the one that was asked about; null where there is no later one. */
export async function findOutcome(
  db: Handle,
  asked: AskedIn,
  clauses: readonly DraftClause[],
): Promise<Outcome | null> {
  const versions = await versionsOf(db, asked.documentId)
  const latest = versions.at(-1)
  if (!latest || latest.id === asked.versionId) return null
  const [was, is] = await Promise.all([findParagraphs(db, asked.versionId), findParagraphs(db, latest.id)])
  const before = new Map(was.map(paragraph => [paragraph.id, paragraph]))
  const after = new Map(is.map(paragraph => [paragraph.id, paragraph]))
  const own = new Map(clauses.map(clause => [clause.paragraphId, clause]))
  const changed = clauses.flatMap(clause => {
    const [asks, now] = [before.get(clause.paragraphId ?? ''), after.get(clause.paragraphId ?? '')]
    if (!asks || !now || asks.text === now.text || inOneLine(clause.gist) === now.text) return []
    return [{ clause, asked: asks.text, now: now.text, own: inOneLine(clause.gist) !== asks.text }]
  })
  let last: string | null = null
  const added: Outcome['added'][number][] = []
  for (const paragraph of is) {
    const clause = own.get(paragraph.id)
    if (clause) last = clause.id
    else if (words.has(paragraph.kind) && paragraph.text !== '' && !before.has(paragraph.id))
      added.push({ paragraph, after: last })
  }
  const dropped = clauses.filter(
    ({ paragraphId }) => paragraphId !== null && before.has(paragraphId) && !after.has(paragraphId),
  )
  return { versionId: latest.id, changed, added, dropped }
}
