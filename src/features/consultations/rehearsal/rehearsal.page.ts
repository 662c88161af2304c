/** Rehearsing a consultation before it opens: begun, gone into as somebody of the team or as anybody, moved on and wiped. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Db } from '../../../db/open.ts'
import { addDays, daysBetween } from '../../../kernel/day.ts'
import { choice, dayField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { rehearsalAddress, rehearsedRoles } from '../../../web/rehearsing.ts'
import type { Consultation } from '../consultation.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { countRehearsed, findRehearsalOf, newKey, noteRehearsal, wipeRehearsal } from './rehearsals.queries.ts'

/** How far a rehearsal goes ahead of today: what follows a consultation is over by then. */
const MOST_DAYS = 3660

const home = ({ slug }: Consultation): string => `/consultations/${slug}/rehearsal`

const form = { as: choice({ label: 'consultations.rehearsal.as', options: rehearsedRoles }) }

export const rehearsalPage = definePage({
  path: '/consultations/:slug/rehearsal',
  workspace: { stage: 'open', label: 'consultations.task.rehearsal' },
  access: leadsConsultation,
  audit: 'consultation.rehearsed',
  publishes: ['work left'],
  template: 'consultations/rehearsal/rehearsal.njk',
  params: slugParams,
  form,
  changesPages: false,
  subject: anyConsultation,
  async show({ db, hub, subject, area, today, now, t }) {
    const rehearsal = await findRehearsalOf(db, subject.id)
    const standing = standingOn(subject, { now, today, area })
    return {
      title: t('consultations.rehearsal.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      rehearsal,
      rehearsedToday: rehearsal ? addDays(today, rehearsal.days) : null,
      soFar: rehearsal ? await hub.rehearsals?.read(rehearsal, rehearsed => countRehearsed(rehearsed, hub.seal)) : null,
      link: rehearsal ? `${hub.origin}${rehearsalAddress(rehearsal.key)}/consultations/${subject.slug}` : '',
      mayBegin: hub.rehearsals !== null && (standing === 'planning' || standing === 'coming'),
      within: hub.rehearsals === null,
      form: writeForm(form, { as: 'lead' }),
    }
  },
  async submit({ db, hub, subject, area, actor, now, today, t, form: { as }, audit }) {
    if (!hub.rehearsals) return refuse({ as: 'consultations.rehearsal.problem.within' })
    let rehearsal = await findRehearsalOf(db, subject.id)
    const standing = standingOn(subject, { now, today, area })
    const published = rehearsal
      ? await hub.rehearsals.read(rehearsal, rehearsed => isPublished(rehearsed, subject.id))
      : subject.published_at !== null
    // Whoever is nobody of the team would come to a page that is not there.
    if (as === 'anybody' && published === false) return refuse({ as: 'consultations.rehearsal.problem.unpublished' })
    if (!rehearsal) {
      if (standing !== 'planning' && standing !== 'coming')
        return refuse({ as: 'consultations.rehearsal.problem.begun' })
      const key = newKey()
      const id = await noteRehearsal(db, { consultationId: subject.id, key, by: actor.person?.id ?? null, now })
      if (!id) return refuse({ as: 'consultations.rehearsal.problem.twice' })
      await hub.rehearsals.make(key, subject.id, {
        lead: t('consultations.rehearsal.as-options.lead'),
        reviewer: t('consultations.rehearsal.as-options.reviewer'),
        clerk: t('consultations.rehearsal.as-options.clerk'),
      })
      rehearsal = { id, key, days: 0, since: now }
    }
    const cookie = await hub.rehearsals.goIn(rehearsal, as)
    if (!cookie) return refuse({ as: 'consultations.rehearsal.problem.gone' })
    await audit({
      action: 'consultation.rehearsed',
      subject: subjectOf(subject),
      record: { kind: 'rehearsal', id: rehearsal.id },
      after: { as },
    })
    const at = `${rehearsalAddress(rehearsal.key)}/consultations/${subject.slug}`
    return redirect(as === 'anybody' ? at : `${at}/plan`, undefined, [cookie])
  },
})

async function isPublished(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('consultation').select('published_at').where('id', '=', id).executeTakeFirst()
  return row !== undefined && row.published_at !== null
}

const dayForm = {
  to: dayField({
    any: 'it is a day by the today of the rehearsal, which its page compares it with',
    label: 'consultations.rehearsal.to',
    hint: 'consultations.rehearsal.to-hint',
  }),
}

export const rehearsalDayPage = definePage({
  path: '/consultations/:slug/rehearsal/day',
  workspace: { within: 'rehearsal' },
  access: leadsConsultation,
  audit: 'consultation.rehearsal-moved-on',
  publishes: 'nothing',
  template: 'consultations/rehearsal/day.njk',
  params: slugParams,
  form: dayForm,
  changesPages: false,
  subject: anyConsultation,
  async show({ db, hub, subject, today, t }) {
    const rehearsal = await findRehearsalOf(db, subject.id)
    const days = rehearsal
      ? await hub.rehearsals?.read(rehearsal, rehearsed =>
          rehearsed
            .selectFrom('consultation')
            .select(['opens_on', 'closes_on', 'feedback_on', 'decision_on'])
            .where('id', '=', subject.id)
            .executeTakeFirst(),
        )
      : null
    return {
      title: t('consultations.rehearsal.day-title'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.rehearsal.title'), href: home(subject) }],
      consultation: subject,
      rehearsal,
      rehearsedToday: rehearsal ? addDays(today, rehearsal.days) : null,
      days: days ?? null,
    }
  },
  async submit({ db, hub, subject, today, form: { to }, audit }) {
    const rehearsal = await findRehearsalOf(db, subject.id)
    if (!rehearsal || !hub.rehearsals) return refuse({ to: 'consultations.rehearsal.problem.none' })
    const days = daysBetween(today, to)
    if (days <= rehearsal.days) return refuse({ to: 'consultations.rehearsal.problem.back' })
    if (days > MOST_DAYS) return refuse({ to: 'consultations.rehearsal.problem.too-far' })
    await db.updateTable('rehearsal').set({ days }).where('id', '=', rehearsal.id).execute()
    await hub.rehearsals.moveOn(rehearsal, days)
    await audit({
      action: 'consultation.rehearsal-moved-on',
      subject: subjectOf(subject),
      record: { kind: 'rehearsal', id: rehearsal.id },
      after: { to },
    })
    return redirect(home(subject), 'consultations.done.rehearsal-moved-on')
  },
})

export const rehearsalEndPage = definePage({
  path: '/consultations/:slug/rehearsal/end',
  workspace: { within: 'rehearsal' },
  access: leadsConsultation,
  audit: 'consultation.rehearsal-wiped',
  publishes: 'nothing',
  template: 'consultations/rehearsal/end.njk',
  params: slugParams,
  form: {},
  changesPages: false,
  subject: anyConsultation,
  act: async ({ t }) => ({ happens: [t('consultations.rehearsal.wipes'), t('consultations.rehearsal.stays')] }),
  async show({ db, subject, t }) {
    return {
      title: t('consultations.rehearsal.end-title'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.rehearsal.title'), href: home(subject) }],
      consultation: subject,
      rehearsal: await findRehearsalOf(db, subject.id),
    }
  },
  async submit({ db, hub, subject, audit }) {
    const rehearsal = await findRehearsalOf(db, subject.id)
    if (rehearsal) {
      await hub.rehearsals?.close(rehearsal.key)
      await wipeRehearsal(db, rehearsal)
    }
    await audit({
      action: 'consultation.rehearsal-wiped',
      subject: subjectOf(subject),
      record: { kind: 'rehearsal', id: rehearsal?.id ?? subject.id },
    })
    return redirect(home(subject), 'consultations.done.rehearsal-wiped')
  },
})
