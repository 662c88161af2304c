/** Terms of reference as kept: versions, topics covered, and each partner's answer to the version asked about. */
import type { Handle, Tx } from '../../../db/open.ts'
import { type Consent, isEnough } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import { loadTree, putInForce, supersedeAt } from '../../documents/index.ts'
import type { TermsTopic } from './model.ts'
import { keptRules, rulesInForce } from './rules.queries.ts'
import { isSameRules } from './rules-form.ts'

export type TermsVersion = {
  readonly id: string
  readonly documentId: string
  readonly documentSlug: string
  readonly sequence: number
  readonly dated: Day | null
  readonly status: 'draft' | 'out-to-consultation' | 'agreed' | 'in-force' | 'superseded'
  readonly whatChanged: string
}

/** The versions of a partnership's terms, the latest first. */
export async function findTermsVersions(db: Handle, partnershipId: string): Promise<TermsVersion[]> {
  return db
    .selectFrom('document')
    .innerJoin('document_version as v', 'v.document_id', 'document.id')
    .select([
      'v.id',
      'document.id as documentId',
      'document.slug as documentSlug',
      'v.sequence',
      'v.dated',
      'v.status',
      'v.what_changed as whatChanged',
    ])
    .where('document.subject_kind', '=', 'partnership')
    .where('document.subject_id', '=', partnershipId)
    .where('document.kind', '=', 'terms')
    .orderBy('v.created_at', 'desc')
    .orderBy('v.sequence', 'desc')
    .execute()
}

/** The text of a version with the topics its paragraphs are marked as covering, by paragraph. */
export async function loadTerms(db: Handle, versionId: string) {
  const rows = await db
    .selectFrom('terms_topic')
    .select(['topic', 'paragraph_id'])
    .where('document_version_id', '=', versionId)
    .execute()
  const { paragraphs } = await loadTree(db, versionId)
  return { paragraphs, topics: new Map<string, TermsTopic>(rows.map(row => [row.paragraph_id, row.topic])) }
}

export type PartnerAnswer = {
  readonly partnerId: string
  readonly organisationId: string
  readonly organisation: string
  /** The question put to it; null where it was not asked about this version. */
  readonly requestId: string | null
  readonly answer: 'agreed' | 'agreed-with-comment' | 'not-agreed' | null
  readonly comment: string | null
  readonly givenOn: Day | null
  /** Whether the partner said so itself, or it was brought in for it; null without an answer. */
  readonly proof: 'confirmed' | 'stated' | null
}

/** What each partner of today answered to a version. */
export async function findAnswers(
  db: Handle,
  partnershipId: string,
  versionId: string,
  today: Day,
): Promise<PartnerAnswer[]> {
  const rows = await db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .leftJoin('party_standing as s', join =>
      join
        .onRef('s.organisation_id', '=', 'partner.organisation_id')
        .on('s.matter', '=', 'partnership.terms')
        .on('s.record_id', '=', versionId),
    )
    .select([
      'partner.id as partnerId',
      'organisation.id as organisationId',
      'organisation.name as organisation',
      's.party_request_id as requestId',
      's.agreed',
      's.comment',
      's.given_on as givenOn',
      's.proof',
    ])
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.from_day', '<=', today)
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>=', today)]))
    .orderBy('organisation.name')
    .execute()
  return rows.map(({ agreed, proof, ...row }) => ({
    ...row,
    answer: agreed === null ? null : !agreed ? 'not-agreed' : row.comment === '' ? 'agreed' : 'agreed-with-comment',
    proof: proof === 'confirmed' || proof === 'stated' ? proof : null,
  }))
}

/**
 * What a version needs from the partners: the first one every partner, a later one what the rules in force ask for. Whoever
 * changes both the rules and the rest needs both.
 */
async function consentsFor(tx: Tx, partnershipId: string, version: TermsVersion): Promise<Consent[]> {
  const { rules, versionId } = await rulesInForce(tx, partnershipId)
  if (versionId === null) return ['every-partner']
  const next = (await keptRules(tx, partnershipId, version.id)) ?? rules
  const said = async (id: string) => (await loadTerms(tx, id)).paragraphs.map(({ text }) => text).join('\n')
  const sameRules = isSameRules(rules, next)
  const sameText = (await said(versionId)) === (await said(version.id))
  const asked = [...(sameRules ? [] : [rules.rulesChange]), ...(sameText ? [] : [rules.textChange])]
  return asked.length > 0 ? asked : [rules.textChange]
}

/** Puts a version in force once enough partners have agreed to it; the one before is superseded. True where it is now. */
export async function putInForceIfAgreed(
  tx: Tx,
  partnershipId: string,
  version: TermsVersion,
  today: Day,
): Promise<boolean> {
  const answers = await findAnswers(tx, partnershipId, version.id, today)
  if (version.status === 'in-force') return true
  const agreed = answers.filter(({ answer }) => answer === 'agreed' || answer === 'agreed-with-comment').length
  const poll = { partners: answers.length, agreed }
  if (!(await consentsFor(tx, partnershipId, version)).every(consent => isEnough(consent, poll))) return false
  await supersedeAt(tx, version.documentId, ['in-force'])
  await putInForce(tx, version.id, today)
  return true
}
