/** Somebody who sits for an organisation says, by the link of a mail, whether it keeps what it promises them. */
import { z } from 'zod'
import { holderOfTheLink } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { useOnce } from '../../db/use-once.ts'
import { choice, passage } from '../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../web/page.ts'
import { findBackingLink } from './backing.queries.ts'

const form = {
  says: choice({ label: 'acknowledging.backing.is-it-so', options: ['yes', 'no'], speaksFor: true }),
  comment: passage({
    label: 'acknowledging.backing.why',
    hint: 'acknowledging.backing.why-hint',
    max: 1500,
    optional: true,
  }),
}

export const backingLinkPage = definePage({
  path: '/backing/:token',
  access: holderOfTheLink,
  audit: 'organisation.backing-answered',
  publishes: 'nothing',
  template: 'acknowledging/link.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form,
  subject: async (db: Handle, { token }: { readonly token: string }) => ({
    ref: null,
    record: await findBackingLink(db, token),
  }),
  async show({ subject, t }) {
    if (subject === null)
      return { title: t('acknowledging.unknown'), intro: t('acknowledging.problem.unknown'), fields: [] }
    const problem = subject.used_at ? 'said' : subject.old ? 'old' : null
    return {
      title: t('acknowledging.backing.link-title', { name: subject.name }),
      intro: t(problem ? `acknowledging.problem.${problem}` : 'acknowledging.backing.link-intro', {
        name: subject.name,
      }),
      lines: (['time', 'briefing', 'cover'] as const).map(part => ({
        label: t(`acknowledging.backing.${part}`),
        text: subject.words[part],
      })),
      fields: problem ? [] : Object.keys(form),
      button: t('acknowledging.backing.answer'),
    }
  },
  async submit({ db, subject, params, form: { says, comment }, now, audit }) {
    if (subject === null) return notFound
    if (subject.old) return refuse({ says: 'acknowledging.problem.old' })
    if (says === 'no' && comment === '') return refuse({ comment: 'acknowledging.problem.why' })
    if (!(await useOnce(db, 'backing_link', subject.id, now))) return refuse({ says: 'acknowledging.problem.said' })
    await db.updateTable('backing_link').set({ says, comment }).where('id', '=', subject.id).execute()
    await audit({
      action: 'organisation.backing-answered',
      as: 'seat',
      subject: { kind: 'organisation', id: subject.organisationId },
      record: { kind: 'own_entry', id: subject.entryId },
      after: { says },
    })
    return redirect(`/backing/${params.token}`, 'acknowledging.done.answered')
  },
})
