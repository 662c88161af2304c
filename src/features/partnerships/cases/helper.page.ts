/** Proposes a mediator, whom every party is asked about, or names an adviser without a vote. */
import { newId } from '../../../db/ids.ts'
import { choice, line, passage, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { contactParams } from '../contact/contact-params.ts'
import { addressOf, looksAfterPartnership, subjectOf } from '../subject.ts'
import { askAboutMediator, endMediators } from './case.matter.ts'
import { belowCase } from './cases.page.ts'
import { caseOfAddress, helpersOf, partiesOf } from './cases.queries.ts'

const form = {
  part: choice({ label: 'partnerships.case.helper.part', options: ['mediator', 'adviser'] }),
  name: line({ label: 'partnerships.case.helper.name', max: 120 }),
  comes_from: line({ label: 'partnerships.case.helper.organisation', max: 160, optional: true }),
  why: passage({ label: 'partnerships.case.helper.why', hint: 'partnerships.case.helper.why-hint', max: 1000 }),
  case_party_id: pick({
    label: 'partnerships.case.helper.for',
    hint: 'partnerships.case.helper.for-hint',
    optional: true,
  }),
}

export const caseHelperPage = definePage({
  path: '/partnerships/:slug/concerns/:id/helpers',
  workspace: { within: 'concerns' },
  access: looksAfterPartnership,
  audit: 'partnership.case-helper-named',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: contactParams,
  form,
  subject: caseOfAddress,
  changesPages: false,
  async act({ t }) {
    return { happens: [t('partnerships.case.helper.happens')], told: [t('partnerships.case.helper.told')] }
  },
  async show({ db, subject, t }) {
    return {
      title: t('partnerships.case.helper.title'),
      breadcrumbs: belowCase(t, subject),
      intro: t('partnerships.case.helper.intro'),
      fields: Object.keys(form),
      choices: {
        case_party_id: (await partiesOf(db, subject.row.id)).map(({ id, name }) => ({ value: id, text: name })),
      },
      button: subject.row.answered_on === null ? t('partnerships.case.helper.button') : null,
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, audit }) {
    const { partnership, row } = subject
    if (row.answered_on !== null) return refuse({ part: 'partnerships.case.problem.settled' })
    const parties = await partiesOf(db, row.id)
    const isMediator = typed.part === 'mediator'
    if (isMediator && parties.length < 2) return refuse({ part: 'partnerships.case.problem.parties' })
    if (isMediator && parties.some(({ name }) => name === typed.comes_from || name === typed.name))
      return refuse({ name: 'partnerships.case.problem.independent' })
    if (typed.case_party_id !== null && !parties.some(({ id }) => id === typed.case_party_id))
      return refuse({ case_party_id: { key: 'web.errors.choose', values: { label: 'partnerships.case.helper.for' } } })
    // A new proposal takes the place of the last one; what was said to that stays with it.
    if (isMediator) await endMediators(db, { hub, today }, row.id)
    const id = newId()
    const { comes_from: organisation, ...rest } = typed
    const case_party_id = isMediator ? null : typed.case_party_id
    await db
      .insertInto('case_helper')
      .values({ id, concern_id: row.id, ...rest, organisation, case_party_id, named_on: today })
      .execute()
    const helper = (await helpersOf(db, row.id)).find(one => one.id === id)!
    const asked = isMediator ? await askAboutMediator(db, { hub, today, actor, audit }, subject, helper) : 0
    await audit({
      action: 'partnership.case-helper-named',
      subject: subjectOf(partnership),
      record: { kind: 'case_helper', id },
      after: { part: typed.part, asked },
    })
    return redirect(
      addressOf(partnership, `concerns/${row.id}`),
      isMediator ? 'partnerships.case.done.mediator' : 'partnerships.case.done.adviser',
    )
  },
})
