/** Who is a party of a case: organisations, which see it and are asked, or somebody in words. */

import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { line, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { contactsOf } from '../../parties/index.ts'
import { contactParams } from '../contact/contact-params.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, looksAfterPartnership, subjectOf } from '../subject.ts'
import { askAboutMediator } from './case.matter.ts'
import { belowCase } from './cases.page.ts'
import { caseOfAddress, findMediators, partiesOf } from './cases.queries.ts'

const form = {
  partner: pick({
    label: 'partnerships.case.party.organisation',
    hint: 'partnerships.case.party.organisation-hint',
    optional: true,
  }),
  who: line({
    label: 'partnerships.case.party.who',
    hint: 'partnerships.case.party.who-hint',
    max: 200,
    optional: true,
  }),
}

async function partnersOf(db: Handle, partnership: Partnership, today: Day) {
  const partners = (await findPartners(db, partnership.id)).filter(one => isPartnerOn(one, today))
  return partners.map(one => ({ value: one.organisation_id, text: one.organisation }))
}

export const casePartyPage = definePage({
  path: '/partnerships/:slug/concerns/:id/parties',
  workspace: { within: 'concerns' },
  access: looksAfterPartnership,
  audit: 'partnership.case-party-named',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: contactParams,
  form,
  subject: caseOfAddress,
  changesPages: false,
  async act({ t }) {
    return { happens: [t('partnerships.case.party.happens')], told: [t('partnerships.case.party.told')] }
  },
  async show({ db, subject, today, t }) {
    const { partnership, row } = subject
    const parties = await partiesOf(db, row.id)
    return {
      title: t('partnerships.case.party.title'),
      breadcrumbs: belowCase(t, subject),
      lists: [
        {
          heading: t('partnerships.case.party.list'),
          empty: t('partnerships.case.party.none'),
          items: parties.map(({ name }) => ({ title: name, lines: [] })),
        },
      ],
      fields: Object.keys(form),
      choices: { partner: await partnersOf(db, partnership, today) },
      formHeading: t('partnerships.case.party.add'),
      button: row.answered_on === null ? t('partnerships.case.party.button') : null,
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, t, audit }) {
    const { partnership, row } = subject
    if (row.answered_on !== null) return refuse({ partner: 'partnerships.case.problem.settled' })
    const { partner: organisation_id, who } = typed
    if ((organisation_id === null) === (who === '')) return refuse({ partner: 'partnerships.case.problem.one-of' })
    const known = await partnersOf(db, partnership, today)
    if (organisation_id !== null && !known.some(({ value }) => value === organisation_id))
      return refuse({ partner: 'partnerships.case.problem.partner' })
    const there = await partiesOf(db, row.id)
    if (there.some(one => (organisation_id === null ? one.name === who : one.organisationId === organisation_id)))
      return refuse({ partner: 'partnerships.case.problem.twice' })
    const id = newId()
    await db.insertInto('case_party').values({ id, concern_id: row.id, organisation_id, who }).execute()
    // The mail says that there is a case and where to read it, and nothing of what it is about.
    const to = organisation_id === null ? [] : await contactsOf(db, organisation_id, today)
    for (const { name, email } of to)
      await sendMail(
        db,
        hub.seal,
        {
          to: email,
          subject: t('partnerships.case.mail.party-subject', { name: partnership.name }),
          body: t('partnerships.case.mail.party-body', {
            person: name,
            name: partnership.name,
            link: `${hub.origin}/cases/${row.id}`,
          }),
        },
        subjectOf(partnership),
      )
    // Mediation needs the yes of every organisation: whoever is named after a mediator was proposed is asked too.
    for (const mediator of await findMediators(db, row.id))
      await askAboutMediator(db, { hub, today, actor, audit }, subject, mediator)
    await audit({
      action: 'partnership.case-party-named',
      subject: subjectOf(partnership),
      record: { kind: 'case_party', id },
      after: { told: to.length },
    })
    return redirect(addressOf(partnership, `concerns/${row.id}`), 'partnerships.done.saved')
  },
})
