/** What each partner gives, in money and in kind, promised and given: public, each with whether its giver has said so itself. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { contributionMatter, figuresOf, pounds } from '../consent/contribution.matter.ts'
import { type AskedState, askedStates } from '../consent/states.ts'
import { isOver } from '../partnership.queries.ts'
import { crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { findContributions } from './contributions.queries.ts'
import { type GiverSays, sumUp, worthOf } from './worth.ts'

/** The contributions of a partnership with what the giver of each says. */
async function contributionsSaid(db: Handle, partnershipId: string, today: Day) {
  const found = await findContributions(db, partnershipId)
  const ids = found.map(({ id }) => id)
  const asked = await askedStates(db, contributionMatter, ids, today)
  return { asked, contributions: found.map(one => ({ ...one, says: giverSays(asked[one.id]) })) }
}

/** What the giver of a contribution says of it, by the question that was put to it. */
export function giverSays(asked: AskedState | undefined): GiverSays {
  if (asked?.own) return 'confirmed'
  return asked?.state === 'no' || asked?.state === 'stated-no' ? 'denied' : 'stated'
}

export const contributionsPage = definePage({
  path: '/partnerships/:slug/contributions',
  workspace: { stage: 'run', label: 'partnerships.task.contributions' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/money/contributions.njk',
  params: slugParams,
  subject: visiblePartnership,
  sameForAll: true,
  async show({ db, subject, actor, today, t }) {
    const { asked, contributions } = await contributionsSaid(db, subject.id, today)
    const sums = sumUp(contributions.map(one => ({ ...one, given: one.given_on !== null })))
    const runs = runsPartnership.allows(actor, subjectOf(subject))
    const given = sums.given.cash + sums.given.kind
    return {
      title: t('partnerships.money.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      runs,
      mayAdd: runs && !isOver(subject),
      asked,
      sums: {
        promised: pounds(sums.promised.cash + sums.promised.kind),
        given: pounds(given),
        cash: pounds(sums.given.cash),
        kind: pounds(sums.given.kind),
        confirmed: pounds(sums.confirmed),
        stated: pounds(Math.round((given - sums.confirmed) * 100) / 100),
        unvalued: sums.unvalued,
      },
      contributions: contributions.map(one => ({ ...one, figures: figuresOf(one) })),
    }
  },
})

const heads = ['giver', 'sector', 'kind', 'what', 'hours', 'rate', 'worth', 'promised', 'given', 'confirmed'] as const

export const contributionsCsv = defineDownload({
  path: '/partnerships/:slug/contributions.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: visiblePartnership,
  async respond({ db, subject, today, t }) {
    const { contributions } = await contributionsSaid(db, subject.id, today)
    const rows = contributions.map(one => [
      one.organisation,
      t(`organisations.form.sector-options.${one.sector}`),
      t(`partnerships.money.kind-options.${one.kind}`),
      one.what,
      one.hours,
      one.rate,
      worthOf(one),
      one.promised_on,
      one.given_on,
      t(`partnerships.money.says.${one.says}`),
    ])
    return csvFile(`${subject.slug}-contributions.csv`, [
      heads.map(head => t(`partnerships.money.csv.${head}`)),
      ...rows,
    ])
  },
})
