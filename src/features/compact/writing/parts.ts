/** What the pages of a draft share: finding it, its address and trail, and what they say of clauses. */
import { z } from 'zod'
import type { SubjectRef } from '../../../access/access.ts'
import { practiceOf, sayParameters } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { sayWho } from '../codes/code.page.ts'
import { clauseOf, type DraftCitation, type DraftClause, type DraftSection, warningsOf } from './draft.ts'
import { type Draft, findClause, findDraft, isClosed, loadSections } from './drafts.queries.ts'

/** Where drafts are listed. */
export const WRITING = '/compact/writing'

export const draftParams = z.object({ draft: z.uuid() })
export const clauseParams = draftParams.extend({ clause: z.uuid() })
export const sectionParams = draftParams.extend({ section: z.uuid() })

/** The address of a draft, or of a page below it. */
export function draftAddress({ id }: Pick<Draft, 'id'>, below = ''): string {
  return `${WRITING}/${id}${below === '' ? '' : `/${below}`}`
}

/** The draft of an address. */
export async function draftSubject(db: Handle, { draft }: { draft: string }): Promise<Found<Draft> | null> {
  const record = await findDraft(db, draft)
  return record && { ref: null, record }
}

/** The draft of an address with its whole text. */
export async function textSubject(
  db: Handle,
  params: { draft: string },
): Promise<Found<{ readonly draft: Draft; readonly sections: readonly DraftSection[] }> | null> {
  const found = await draftSubject(db, params)
  return found && { ref: null, record: { draft: found.record, sections: await loadSections(db, found.record.id) } }
}

/** One section of the draft of an address. */
export const sectionSubject = under(textSubject, 'section', async (_db, { sections }) => sections)

/** One clause of the draft of an address, in it or removed. */
export async function clauseSubject(db: Handle, params: { draft: string; clause: string }) {
  const [draft, clause] = await Promise.all([findDraft(db, params.draft), findClause(db, params.draft, params.clause)])
  return draft && clause ? { ref: null, record: { draft, clause } } : null
}

/** The trail to a page of a draft. */
export function draftCrumbs(
  t: Translate,
  compactName: string,
  draft?: Pick<Draft, 'id' | 'title'>,
  ...more: Crumb[]
): Crumb[] {
  return [
    { text: compactName, href: '/compact' },
    { text: t('compact.writing.title'), href: WRITING },
    ...(draft ? [{ text: draft.title, href: draftAddress(draft) }] : []),
    ...more,
  ]
}

/** The subject of the entries in the record of changes. */
export const areaRef = ({ id }: { readonly id: string }): SubjectRef => ({ kind: 'area', id })

/** Why the text of a draft cannot be changed, as the key of a message; null where it can. */
export function closedBecause(draft: Draft): string | null {
  return isClosed(draft) ? 'compact.writing.closed' : null
}

/** A practice under a clause of a draft, with its numbers in words. */
export function viewCitation(draft: Draft, clause: Pick<DraftClause, 'id'>, citation: DraftCitation) {
  const practice = practiceOf(citation.practice)
  return {
    ...citation,
    title: practice?.title ?? citation.practice,
    asks: practice?.asks ?? '',
    live: practice?.live ?? false,
    sets: sayParameters(citation.practice, citation.given),
    takes: Object.keys(practice?.defaults ?? {}).length > 0,
    href: draftAddress(draft, `clauses/${clause.id}/practices/${citation.id}`),
  }
}

/** A clause of a draft as lists show it. */
export function viewClause(draft: Draft, clause: DraftClause, t: Translate) {
  return {
    id: clause.id,
    number: clause.number,
    gist: clause.gist,
    who: sayWho(clauseOf(clause), t),
    href: draftAddress(draft, `clauses/${clause.id}`),
    citations: clause.citations.map(citation => viewCitation(draft, clause, citation)),
    warnings: warningsOf(clause),
  }
}
