/** A partner accepts that it takes part, and says in its own words why, what it offers, its limits and what support it needs. */
import type { Tx } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { passage } from '../../../web/fields.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, type Putting, putToParty } from '../../parties/index.ts'
import type { PartnerWords } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'

const words = ['reasons', 'offers', 'limits', 'support_needs'] as const
const labels = { reasons: 'reasons', offers: 'offers', limits: 'limits', support_needs: 'support-needs' } as const

const said = (name: (typeof words)[number]) =>
  passage({
    label: `partnerships.partner.${labels[name]}`,
    hint: `partnerships.partner.${labels[name]}-hint`,
    max: 2000,
    optional: true,
  })

export const joiningMatter = defineMatter({
  name: 'partnership.joining',
  yes: 'partnerships.consent.joining-yes',
  no: 'partnerships.consent.joining-no',
  said: {
    reasons: said('reasons'),
    offers: said('offers'),
    limits: said('limits'),
    support_needs: said('support_needs'),
  },
  // The partner's own words take the place of what was written down for it.
  async answered(tx, _hub, { question, answer, today }) {
    const own = Object.fromEntries(words.flatMap(name => (answer.said[name] ? [[name, answer.said[name]]] : [])))
    if (!answer.agreed || answer.way === 'paper' || Object.keys(own).length === 0) return
    await tx
      .updateTable('partner')
      .set(eb => ({
        ...own,
        ...('support_needs' in own ? { support_asked_on: today } : {}),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', question.record.id)
      .execute()
  },
})

/** Who a partner is and what stands about it, as it is put to it. */
export type JoiningPartner = Pick<PartnerWords, (typeof words)[number]> & {
  readonly id: string
  readonly organisation_id: string
  readonly from_day: Parameters<typeof longDay>[0]
}

/** Puts to a partner that it takes part and what is written down as its words. */
export async function putJoining(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  partner: JoiningPartner,
): Promise<void> {
  const given = words.filter(name => partner[name].trim() !== '')
  const lines = given.map(name => `${t(`partnerships.partner.${labels[name]}`)}\n${partner[name]}`)
  await putToParty(tx, by, joiningMatter, {
    subject: subjectOf(partnership),
    organisationId: partner.organisation_id,
    record: { kind: 'partner', id: partner.id },
    put: Object.fromEntries(words.map(name => [name, partner[name]])),
    title: t('partnerships.consent.joining-title', { name: partnership.name }),
    question: [
      t('partnerships.consent.joining-question', {
        name: partnership.name,
        day: longDay(partner.from_day),
        purpose: partnership.purpose,
      }),
      ...(lines.length > 0 ? [t('partnerships.consent.joining-words'), ...lines] : []),
    ].join('\n\n'),
    page: addressOf(partnership),
  })
}
