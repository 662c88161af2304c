/** Agreement to the terms of reference, partner by partner; once all have agreed, they are in force. */
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { askParty, defineMatter, withdrawUnanswered } from '../../parties/index.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { keptRules } from '../terms/rules.queries.ts'
import { rulesInWords } from '../terms/rules-words.ts'
import { findTermsVersions, loadTerms, putInForceIfAgreed, type TermsVersion } from '../terms/terms.queries.ts'
import { holdersWhoBind } from './binding.ts'

export const termsMatter = defineMatter({
  name: 'partnership.terms',
  yes: 'partnerships.consent.terms-yes',
  no: 'partnerships.consent.terms-no',
  alsoBind: holdersWhoBind,
  async answered(tx, _hub, { question, today }) {
    // Two partners that answer at once take turns: the second sees the first.
    await tx.selectFrom('partnership').select('id').where('id', '=', question.subject.id).forUpdate().execute()
    const version = (await findTermsVersions(tx, question.subject.id)).find(({ id }) => id === question.record.id)
    if (version?.status === 'out-to-consultation') await putInForceIfAgreed(tx, question.subject.id, version, today)
  },
})

/** Takes back what is still asked about a version that another takes the place of; what was answered stays. */
export function withdrawTerms(tx: Tx, versionId: string, reason: string, now: Date): Promise<void> {
  return withdrawUnanswered(tx, termsMatter, versionId, reason, now)
}

/** Asks the partners of today that have not been asked about a version of the terms; gives how many of them were told. */
export async function askAboutTerms(
  tx: Tx,
  hub: Hub,
  of: { readonly partnership: Partnership; readonly version: TermsVersion; readonly today: Day; readonly by: string },
): Promise<number> {
  const { partnership, version, today } = of
  const asked = new Set(
    (
      await tx
        .selectFrom('party_request')
        .select('organisation_id')
        .where('matter', '=', termsMatter.name)
        .where('record_id', '=', version.id)
        .where('withdrawn_at', 'is', null)
        .execute()
    ).map(row => row.organisation_id),
  )
  const { paragraphs } = await loadTerms(tx, version.id)
  const values = { name: partnership.name, number: version.sequence, changed: version.whatChanged }
  const rules = await keptRules(tx, partnership.id, version.id)
  const text = [
    ...paragraphs.map(({ printed, text: words }) => `${printed} ${words}`),
    ...(rules ? [t('partnerships.rules.title'), ...rulesInWords(t, rules)] : []),
  ].join('\n\n')
  let told = 0
  for (const partner of await findPartners(tx, partnership.id)) {
    if (!isPartnerOn(partner, today) || asked.has(partner.organisation_id)) continue
    const { told: boxes } = await askParty(tx, hub, termsMatter, {
      subject: subjectOf(partnership),
      organisationId: partner.organisation_id,
      record: { kind: 'document_version', id: version.id },
      put: { version: version.id },
      title: t('partnerships.consent.terms-title', values),
      question: t('partnerships.consent.terms-question', values),
      fullText: text,
      page: addressOf(partnership, 'terms'),
      today,
      askedBy: of.by,
    })
    if (boxes > 0) told++
  }
  return told
}
