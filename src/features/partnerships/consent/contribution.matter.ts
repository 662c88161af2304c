/** A partner confirms what it is written down as giving: only the giver knows whether it is so. */
import type { Tx } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, type Putting, putToParty } from '../../parties/index.ts'
import type { Contribution } from '../money/contributions.queries.ts'
import { worthOf } from '../money/worth.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'

export const contributionMatter = defineMatter({
  name: 'partnership.contribution',
  yes: 'partnerships.money.yes',
  no: 'partnerships.money.no',
})

/** Pounds as a page writes them: "1,250.00", or "1,250" where there are no pence. */
export function pounds(value: number): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  })
}

/** What a contribution is in figures: "40 hours at £15, £600"; '' where nothing is stated in figures. */
export function figuresOf(of: Pick<Contribution, 'kind' | 'amount' | 'hours' | 'rate'>): string {
  const worth = worthOf(of)
  if (of.hours === null) return worth === null ? '' : t('partnerships.money.pounds', { pounds: pounds(worth) })
  if (worth === null || of.rate === null) return t('partnerships.money.hours', { hours: of.hours })
  return t('partnerships.money.hours-at', { hours: of.hours, rate: pounds(of.rate), pounds: pounds(worth) })
}

/** Puts a contribution to its giver, as it stands. */
export async function putContribution(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  contribution: Contribution,
): Promise<void> {
  const { id, kind, what, amount, hours, rate, given_on, promised_on } = contribution
  const values = { name: partnership.name, what, figures: figuresOf(contribution) }
  await putToParty(tx, by, contributionMatter, {
    subject: subjectOf(partnership),
    organisationId: contribution.organisation_id,
    record: { kind: 'contribution', id },
    put: { kind, what, amount, hours, rate, promised_on, given_on },
    title: t('partnerships.money.asked-title', values),
    question:
      given_on === null
        ? t('partnerships.money.asked-promised', { ...values, day: longDay(promised_on) })
        : t('partnerships.money.asked-given', { ...values, day: longDay(given_on) }),
    page: addressOf(partnership, 'contributions'),
  })
}
