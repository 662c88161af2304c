/** The list of risks and problems, for those who belong to the partnership: what could hurt it is not for everybody. */
import {
  anyOf,
  runsPartnership,
  secretariat,
  sitsOnPartnership,
  speaksForOrganisation,
} from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import { answersShown } from '../consent/agreements.matter.ts'
import { boundBy } from '../consent/binding.ts'
import { crumbs, slugParams, subjectOf } from '../subject.ts'
import { findRisks } from './risks.queries.ts'

export const risksPage = definePage({
  path: '/partnerships/:slug/risks',
  showsRecord: ['risk'],
  workspace: { stage: 'run', label: 'partnerships.task.risks' },
  access: anyOf(sitsOnPartnership, speaksForOrganisation, secretariat),
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/watching/risks.njk',
  params: slugParams,
  subject: partnershipToAnswer,
  async show({ db, subject, actor, today, t }) {
    const ref = subjectOf(subject)
    const agreements = await answersShown(db, subject, 'risks', today)
    const own = await boundBy(db, actor, subject, today)
    return {
      title: t('partnerships.risks.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      risks: await findRisks(db, subject.id),
      agreements,
      askedOf: agreements.flatMap(each => (own.includes(each.organisationId) ? (each.requestId ?? []) : [])),
      runs: runsPartnership.allows(actor, ref),
      sits: sitsOnPartnership.allows(actor, ref),
    }
  },
})
