/** Staff confirm by the link of a mail that they have read what their organisation signed. Opening it changes nothing; its form confirms, once. */
import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { useOnce } from '../../db/use-once.ts'
import { tick } from '../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../web/page.ts'
import { findStaffLink } from './staff.queries.ts'

const form = { read: tick({ label: 'acknowledging.i-have-read', required: true, speaksFor: true }) }

export const staffLinkPage = definePage({
  path: '/acknowledgements/:token',
  access: holderOfTheLink,
  audit: 'organisation.staff-confirmed',
  publishes: 'nothing',
  template: 'acknowledging/link.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form,
  subject: async (db: Handle, { token }: { readonly token: string }) => ({
    ref: null,
    record: await findStaffLink(db, token),
  }),
  async show({ subject, t }) {
    if (subject === null)
      return { title: t('acknowledging.unknown'), intro: t('acknowledging.problem.unknown'), fields: [] }
    const problem = subject.used_at ? 'used' : subject.ended_on ? 'over' : null
    return {
      title: t('acknowledging.link-title', { name: subject.name }),
      intro: t(problem ? `acknowledging.problem.${problem}` : 'acknowledging.link-intro', {
        name: subject.name,
        what: subject.what,
      }),
      codes: subject.codes,
      fields: problem ? [] : ['read'],
      button: t('acknowledging.confirm'),
    }
  },
  async submit({ db, subject, params, now, audit }) {
    if (subject === null) return notFound
    if (subject.ended_on) return refuse({ read: 'acknowledging.problem.over' })
    if (!(await useOnce(db, 'staff_link', subject.id, now))) return refuse({ read: 'acknowledging.problem.used' })
    await audit({
      action: 'organisation.staff-confirmed',
      as: 'staff',
      subject: { kind: 'organisation', id: subject.organisationId },
      record: { kind: 'staff_reader', id: subject.readerId },
      after: { codes: subject.codes.map(({ edition }) => edition) },
    })
    return redirect(`/acknowledgements/${params.token}`, 'acknowledging.done.confirmed')
  },
})
