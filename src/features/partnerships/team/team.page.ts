/** Who runs it: chair and administrator, given by email address and ended. */
import type { Role } from '../../../access/access.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, email, hidden, line } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { endRole, giveRole, personOfEmail, tellRights } from '../../accounts/index.ts'
import { addressOf, anyPartnership, looksAfterPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findTeam, teamRoles } from './team.queries.ts'

const form = {
  email: email({ label: 'partnerships.team.email', optional: true }),
  name: line({ label: 'partnerships.team.name', hint: 'partnerships.team.name-hint', optional: true }),
  role: choice({ label: 'partnerships.team.role', options: teamRoles, optional: true }),
  act: hidden(),
}

export const teamPage = definePage({
  path: '/partnerships/:slug/team',
  workspace: { stage: 'run', label: 'partnerships.task.team' },
  access: looksAfterPartnership,
  audit: 'partnership.role-given',
  freshly: 'to-send',
  template: 'partnerships/team/team.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    return {
      title: t('partnerships.team.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.team.intro'),
      team: await findTeam(db, subject.id, today),
      formHeading: t('partnerships.team.give'),
      fields: ['email', 'name', 'role'],
      button: t('partnerships.team.button'),
    }
  },
  async submit({ db, subject, form: typed, today, actor, hub, t, audit }) {
    const back = addressOf(subject, 'team')
    const team = await findTeam(db, subject.id, today)
    if (typed.act !== '') {
      const member = team.find(each => typed.act === `end ${each.grantId}`)
      if (!member) return refuse({ team: 'partnerships.team.problem.gone' })
      if (member.bySeat) return refuse({ team: 'partnerships.team.problem.by-seat' })
      if (member.role === 'chair' && team.filter(each => each.role === 'chair').length === 1)
        return refuse({ team: 'partnerships.team.problem.last-chair' })
      await endRole(db, member.grantId, today)
      const ended = { personId: member.personId, role: member.role as Role, subject: subjectOf(subject) }
      await tellRights(db, hub, { ...ended, name: subject.name, by: actor.person!, today }, 'ended')
      await audit({
        action: 'partnership.role-ended',
        subject: subjectOf(subject),
        record: { kind: 'person', id: member.personId },
        before: { role: member.role },
      })
      return redirect(back, 'partnerships.done.role-ended')
    }
    if (typed.email === '') return refuse({ email: 'partnerships.team.problem.email' })
    if (typed.role === null) return refuse({ role: 'partnerships.team.problem.role' })
    const person = await personOfEmail(db, typed.email, typed.name)
    if (!person) return refuse({ name: 'partnerships.team.problem.name' })
    const giving = {
      personId: person.id,
      role: typed.role,
      subject: subjectOf(subject),
      name: subject.name,
      by: actor.person!,
      today,
    }
    if ((await giveRole(db, hub, { ...giving, personTold: true })) === null)
      return refuse({ role: 'partnerships.team.problem.has-it' })
    await audit({
      action: 'partnership.role-given',
      subject: subjectOf(subject),
      record: { kind: 'person', id: person.id },
      after: { role: typed.role },
    })
    const role = t(`partnerships.team.role-options.${typed.role}`)
    const link = `${hub.origin}${addressOf(subject, 'plan')}`
    await sendMail(
      db,
      hub.seal,
      {
        to: typed.email,
        subject: t('partnerships.team.mail-subject', { name: subject.name }),
        body: t('partnerships.team.mail-body', { person: person.name, name: subject.name, role, link }),
      },
      subjectOf(subject),
    )
    return redirect(back, 'partnerships.done.role-given')
  },
})
