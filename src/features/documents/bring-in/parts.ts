/** What the pages of a review share: finding the draft, trails and addresses. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { DocumentTree, Paragraph } from '../../../documents/tree.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { findDraft, type ImportDraft } from './drafts.queries.ts'

const uuid = z.uuid()

export const draftParams = z.object({ id: uuid })
export const treeParams = z.object({ id: uuid, at: z.string().regex(/^\d{1,3}$/) })
export const paragraphParams = treeParams.extend({ key: z.string().min(1).max(200) })

/** A draft with one of the documents in it. */
export type DraftTree = { readonly draft: ImportDraft; readonly at: number; readonly tree: DocumentTree }

/** A draft with one paragraph of one of its documents. */
export type DraftParagraph = DraftTree & { readonly index: number; readonly paragraph: Paragraph }

export async function draftSubject(db: Handle, { id }: { id: string }): Promise<Found<ImportDraft> | null> {
  const record = await findDraft(db, id)
  return record && { ref: record.home.ref, record }
}

export async function treeSubject(db: Handle, params: { id: string; at: string }): Promise<Found<DraftTree> | null> {
  const draft = await findDraft(db, params.id)
  const at = Number(params.at)
  const tree = draft?.trees[at]
  return draft && tree ? { ref: draft.home.ref, record: { draft, at, tree } } : null
}

/** The paragraph of the address. One that a correction took away is none: the page of its document is still there. */
export async function paragraphSubject(
  db: Handle,
  params: { id: string; at: string; key: string },
): Promise<Found<DraftParagraph> | null> {
  const found = await treeSubject(db, params)
  if (!found) return null
  const index = found.record.tree.paragraphs.findIndex(({ key }) => key === params.key)
  const paragraph = found.record.tree.paragraphs[index]
  return paragraph ? { ref: found.ref, record: { ...found.record, index, paragraph } } : null
}

/** The address of a draft, of a document in it, or of a page below that. */
export function draftAddress(id: string, at?: number, below = ''): string {
  return `/documents/drafts/${id}${at === undefined ? '' : `/${at}`}${below === '' ? '' : `/${below}`}`
}

/** The address of a paragraph's page. */
export function paragraphAddress(id: string, at: number, key: string): string {
  return draftAddress(id, at, `paragraphs/${encodeURIComponent(key)}`)
}

/** The trail to a page of a review. */
export function draftCrumbs(t: Translate, draft: ImportDraft, at?: number): Crumb[] {
  const review = { text: t('documents.review.crumb'), href: draftAddress(draft.id) }
  const title = at === undefined ? undefined : draft.choices[at]?.title
  const document = title === undefined ? [] : [{ text: title, href: draftAddress(draft.id, at) }]
  return [...homeCrumbs(t, draft.home), review, ...document]
}
