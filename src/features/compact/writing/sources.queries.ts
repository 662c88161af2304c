/** What a draft can begin from: documents of the Hub, codes that come with it, editions of the area, or nothing. */
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { loadTree } from '../../documents/index.ts'
import { codeOf, findEdition, findEditions } from '../codes/editions.queries.ts'
import { shippedCodes } from '../codes/shipped-codes.ts'
import { type NewSection, sectionsOfCode, sectionsOfTree } from './begin.ts'
import type { NewDraft } from './keep.queries.ts'

/** Something to begin from: `value` names it in the form. */
export type Source = { readonly value: string; readonly text: string }

const BLANK = 'blank'

/** Everything at hand, what is nearest to the area first. */
export async function findSources(db: Handle, t: Translate): Promise<Source[]> {
  const [editions, documents, shelf] = await Promise.all([findEditions(db), findDocuments(db), shippedCodes()])
  const known = new Set(editions.map(({ edition }) => edition))
  return [
    ...editions
      .filter(({ status }) => status !== 'superseded')
      .map(({ edition, title, status }) => ({
        value: `edition:${edition}`,
        text: t(`compact.writing.from.${status}`, { title }),
      })),
    ...documents.map(({ id, title, version }) => ({
      value: `document:${id}`,
      text: t('compact.writing.from.document', { title, version }),
    })),
    ...[...shelf.codes.values()]
      .filter(({ code }) => !known.has(code.id))
      .map(({ code }) => ({
        value: `shipped:${code.id}`,
        text: t('compact.writing.from.shipped', { title: code.title }),
      })),
    { value: BLANK, text: t('compact.writing.from.blank') },
  ]
}

/** Versions of documents that hold a code, or a draft that people are asked about; the latest first. */
async function findDocuments(db: Handle) {
  const rows = await db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select(['v.id', 'd.title', 'v.printed_version', 'v.sequence'])
    .where('d.kind', 'in', ['code', 'consultation-draft'])
    .orderBy('v.id', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => ({ ...row, version: row.printed_version || String(row.sequence) }))
}

/** What is taken over from a source: where it came from, its sections, and how many lines were left out. */
export type Taken = {
  readonly from: Pick<NewDraft, 'begunFrom' | 'begunFromTitle' | 'replacesId' | 'documentId' | 'documentVersionId'>
  readonly sections: readonly NewSection[]
  readonly left: number
}

const nowhere = { begunFromTitle: '', replacesId: null, documentId: null, documentVersionId: null } as const

/** Takes a source over; null where there is none of that name. */
export async function takeSource(db: Handle, value: string): Promise<Taken | null> {
  const [kind = '', name = ''] = value.split(/:(.*)/s)
  if (value === BLANK) return { from: { ...nowhere, begunFrom: 'blank' }, sections: [], left: 0 }
  if (kind === 'shipped') return takeShipped(name)
  if (kind === 'edition') return takeEdition(db, name)
  return kind === 'document' ? takeDocument(db, name) : null
}

async function takeShipped(name: string): Promise<Taken | null> {
  const code = (await shippedCodes()).codes.get(name)?.code
  if (!code) return null
  return {
    from: { ...nowhere, begunFrom: 'shipped', begunFromTitle: code.title },
    sections: sectionsOfCode(code),
    left: 0,
  }
}

async function takeEdition(db: Handle, name: string): Promise<Taken | null> {
  const edition = await findEdition(db, name)
  const code = edition && (await codeOf(db, edition))
  if (!edition || !code) return null
  const replacesId = edition.status === 'in-force' ? edition.id : edition.replacesId
  return {
    from: { ...nowhere, begunFrom: 'edition', begunFromTitle: edition.title, replacesId },
    sections: sectionsOfCode(code),
    left: 0,
  }
}

/** A document that a consultation asks about is what people say their words about: its paragraphs stay with the clauses. */
async function takeDocument(db: Handle, id: string): Promise<Taken | null> {
  const version = await db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select(['v.id', 'd.id as document', 'd.subject_kind', 'd.title'])
    .where('v.id', '=', id)
    .executeTakeFirst()
  if (!version) return null
  const tree = await loadTree(db, id)
  const asked = version.subject_kind === 'consultation'
  return {
    from: {
      begunFrom: 'document',
      begunFromTitle: version.title,
      replacesId: null,
      documentId: asked ? version.document : null,
      documentVersionId: asked ? version.id : null,
    },
    ...sectionsOfTree(tree, key => tree.actors.get(key)),
  }
}
