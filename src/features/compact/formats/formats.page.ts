/** A code in another format or language: asked for by anybody, answered by a day, and what was sent offered to everybody. */
import { z } from 'zod'
import { anyone, secretariat } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { addDays } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { line, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { findEdition } from '../codes/editions.queries.ts'
import { contactPlace, findOffered, findRequests } from './formats.queries.ts'

const form = {
  wants: passage({ label: 'compact.formats.wants', hint: 'compact.formats.wants-hint', max: 1000 }),
  contact: line({ label: 'compact.formats.contact', hint: 'compact.formats.contact-hint', max: 300 }),
}

/** Requests that may wait at one time: more than anybody could answer is somebody filling the list. */
const MOST_WAITING = 200

export const LIST = '/compact/format-requests'

export const codeFormatsPage = definePage({
  path: '/codes/:code/formats',
  access: anyone,
  audit: 'code-format.asked',
  publishes: 'nothing',
  template: 'compact/formats/formats.njk',
  params: z.object({ code: z.string().max(80) }),
  form,
  changesPages: false,
  async subject(db, { code }) {
    const record = await findEdition(db, code)
    return record && { ref: null, record }
  },
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, null, today)
    return {
      title: t('compact.formats.title', { code: subject.title }),
      breadcrumbs: [
        { text: t('compact.codes.title'), href: '/codes' },
        { text: subject.title, href: `/codes/${subject.edition}` },
      ],
      days: clock('code-formats').value,
      code: subject.edition,
      offered: await findOffered(db, subject.id),
    }
  },
  async submit({ db, hub, subject, form: typed, area, now, today, ip, t, audit }) {
    if (await hadItsShare({ hub, ip })) return refuse({ wants: hadTooMany })
    const waiting = (await findRequests(db)).filter(({ answeredOn }) => answeredOn === null)
    if (waiting.length >= MOST_WAITING) return refuse({ wants: 'compact.formats.problem.many' })
    const id = newId()
    const days = (await hub.clock(db, null, today))('code-formats').value
    const due = addDays(today, days)
    await db
      .insertInto('code_format_request')
      .values({
        id,
        created_at: now,
        code_id: subject.id,
        wants: typed.wants,
        sealed_contact: hub.seal.close(typed.contact, contactPlace(id)),
        due_on: due,
      })
      .execute()
    await audit({
      action: 'code-format.asked',
      as: 'visitor',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_format_request', id },
      after: { code: subject.edition, due_on: due },
    })
    if (area.contact.email)
      await sendMail(db, hub.seal, {
        to: area.contact.email,
        subject: t('compact.formats.mail-subject', { code: subject.title }),
        body: t('compact.formats.mail-body', { days, link: `${hub.origin}${LIST}/${id}` }),
      })
    return redirect(`/codes/${subject.edition}`, 'compact.done.format-asked')
  },
})

export const codeFormatRequestsPage = definePage({
  path: LIST,
  mends: ['code-formats'],
  showsRecord: ['code-format-request'],
  workspace: { stage: 'codes', label: 'compact.nav.formats' },
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  async show({ db, area, today, t }) {
    const requests = await findRequests(db)
    return {
      title: t('compact.formats.all'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      lists: [
        {
          heading: t('compact.formats.count', { count: requests.length }),
          empty: t('compact.formats.empty'),
          items: requests.map(each => {
            const state = each.answeredOn ? 'answered' : each.dueOn < today ? 'late' : 'waiting'
            return {
              title: each.code,
              href: `${LIST}/${each.id}`,
              tag: t(`compact.formats.state.${state}`, { day: each.answeredOn ?? each.dueOn }),
              colour: { answered: 'govuk-tag--green', late: 'govuk-tag--red', waiting: 'govuk-tag--yellow' }[state],
              lines: [each.wants, each.answer],
            }
          }),
        },
      ],
    }
  },
})
