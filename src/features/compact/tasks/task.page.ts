/** One task: all that it does at once, why and by which clauses; to be reminded of it on a day, or to say that it is not one's own. */
import { z } from 'zod'
import { type Role, type SubjectKind, signedIn } from '../../../access/access.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, dayField, passage, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { t as words } from '../../../web/render.ts'
import { findTeam } from '../../accounts/index.ts'
import { type Aside, findAsides, putAside, takeBack } from './aside.queries.ts'
import { gatherTasks } from './gather.ts'
import { isLate, type Task } from './task.ts'

const form = {
  what: choice({ label: 'compact.task.what', options: ['remind', 'not-mine', 'back'] }),
  until: dayField({ future: true, label: 'compact.task.until', optional: true }),
  reason: passage({ label: 'compact.task.reason', hint: 'compact.task.reason-hint', max: 500, optional: true }),
}

type Mine = { readonly task: Task; readonly aside: Aside | null }

export const taskPage = definePage({
  path: '/tasks/:key',
  access: signedIn,
  audit: 'task.put-aside',
  publishes: 'nothing',
  template: 'compact/tasks/task.njk',
  params: z.object({ key: z.string().regex(/^[0-9a-f]{24}$/) }),
  form,
  changesPages: false,
  async subject(db, { key }, hub, actor): Promise<Found<Mine> | null> {
    if (!actor.person) return null
    const today = await hub.today()
    const task = (await gatherTasks(db, { actor, today, t: words, owed: hub.owed, places: hub.places })).find(
      one => one.key === key,
    )
    if (!task) return null
    const aside = (await findAsides(db, actor.person.id)).find(one => one.task === key) ?? null
    return { ref: null, record: { task, aside } }
  },
  async show({ subject: { task, aside }, today, t }) {
    return {
      title: task.title,
      breadcrumbs: [{ text: t('compact.tasks.title'), href: '/tasks' }],
      task,
      late: isLate(task, today),
      aside,
      form: writeForm(form, { until: aside?.until ?? null, reason: aside?.reason ?? '' }),
    }
  },
  async submit({
    db,
    hub,
    area,
    actor,
    subject: { task, aside },
    form: { what, until, reason },
    today,
    now,
    t,
    audit,
  }) {
    const person = actor.person!
    if (what === 'remind' && (until === null || until <= today)) return refuse({ until: 'compact.task.problem.until' })
    if (what === 'not-mine' && reason === '') return refuse({ reason: 'compact.task.problem.reason' })
    const ref = { kind: 'area', id: area.id } as const
    if (what === 'back') {
      if (!(await takeBack(db, person.id, task.key, now))) return refuse({ what: 'compact.task.problem.back' })
    } else {
      const said = what === 'remind' ? { until, reason: '', now } : { until: null, reason, now }
      await putAside(db, person.id, task, said)
    }
    await audit({
      action: 'task.put-aside',
      subject: ref,
      record: { kind: 'person', id: person.id },
      before: aside && { until: aside.until, reason: aside.reason },
      after: {
        task: task.title,
        what,
        until: what === 'remind' ? until : null,
        reason: what === 'not-mine' ? reason : '',
      },
    })
    if (what === 'not-mine') {
      const others = await othersOf(db, task, person.id, today)
      const to = others.length > 0 ? others : area.contact.email === '' ? [] : [area.contact.email]
      const values = {
        name: person.name,
        task: task.title,
        subject: task.subject.text,
        reason,
        link: `${hub.origin}/tasks`,
      }
      for (const email of to)
        await sendMail(
          db,
          hub.seal,
          { to: email, subject: t('compact.task.mail-subject', values), body: t('compact.task.mail-body', values) },
          ref,
        )
    }
    return redirect('/tasks', `compact.task.done.${what}`)
  },
})

/** Addresses of the others who answer for the subject of a task: they have the same task. */
async function othersOf(
  db: Parameters<typeof findTeam>[0],
  { subject }: Task,
  personId: string,
  today: Parameters<typeof isLate>[1],
): Promise<string[]> {
  if (subject.id === '' || subject.kind === 'compact') return []
  const team = await findTeam(db, { kind: subject.kind, id: subject.id }, answerable[subject.kind], today)
  return [...new Set(team.flatMap(member => (member.personId !== personId && member.email ? [member.email] : [])))]
}

/** Who answers for a subject of each kind, and so has its tasks. */
const answerable: Readonly<Record<SubjectKind, readonly Role[]>> = {
  consultation: ['lead'],
  partnership: ['chair', 'administrator'],
  organisation: ['contact', 'champion'],
  area: ['secretariat'],
}
