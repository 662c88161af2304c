/** The team: roles on this consultation given to people by email, and ended. */
import { type Role, setsUpConsultation } from '../../../access/access.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, email, hidden, line } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { endRole, findTeam, giveRole, personOfEmail, tellRights } from '../../accounts/index.ts'
import { anyConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { readAct } from './arrange.ts'

/** The roles on a consultation, from most to least. */
const teamRoles = ['lead', 'reviewer', 'clerk'] as const

const form = {
  email: email({ label: 'consultations.team.email', optional: true }),
  name: line({ label: 'consultations.team.name', hint: 'consultations.team.name-hint', optional: true }),
  role: choice({ label: 'consultations.team.role', options: teamRoles, optional: true }),
  act: hidden(),
}

export const teamPage = definePage({
  path: '/consultations/:slug/plan/team',
  workspace: { stage: 'prepare', label: 'consultations.task.team' },
  access: setsUpConsultation,
  audit: 'consultation.team-changed',
  freshly: 'to-send',
  template: 'consultations/plan/team.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  changesPages: false,
  async show({ db, subject, today, t }) {
    return {
      title: t('consultations.team.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      team: await findTeam(db, subjectOf(subject), teamRoles, today),
    }
  },
  async submit({ db, subject, form: typed, today, actor, hub, t, audit }) {
    const team = await findTeam(db, subjectOf(subject), teamRoles, today)
    const ref = subjectOf(subject)
    const back = planAddress(subject, 'team')
    if (typed.act !== '') {
      const member = team.find(each => each.grantId === readAct(typed.act, ['end'])?.id)
      if (!member) return refuse({ team: 'consultations.team.problem.gone' })
      if (member.role === 'lead' && team.filter(each => each.role === 'lead').length === 1)
        return refuse({ team: 'consultations.team.problem.last-lead' })
      await endRole(db, member.grantId, today)
      const ended = { personId: member.personId, role: member.role as Role, subject: ref, name: subject.title }
      await tellRights(db, hub, { ...ended, by: actor.person!, today }, 'ended')
      await audit({
        action: 'consultation.role-ended',
        subject: ref,
        record: { kind: 'person', id: member.personId },
        before: { role: member.role },
      })
      return redirect(back, 'consultations.done.role-ended')
    }
    if (typed.email === '') return refuse({ email: 'consultations.team.problem.email' })
    if (typed.role === null) return refuse({ role: 'consultations.team.problem.role' })
    const person = await personOfEmail(db, typed.email, typed.name)
    if (!person) return refuse({ name: 'consultations.team.problem.name' })
    const { role } = typed
    const giving = { personId: person.id, role, subject: ref, name: subject.title, by: actor.person!, today }
    if ((await giveRole(db, hub, { ...giving, personTold: true })) === null)
      return refuse({ role: 'consultations.team.problem.has-it' })
    await audit({
      action: 'consultation.team-changed',
      subject: ref,
      record: { kind: 'person', id: person.id },
      after: { role },
    })
    await sendMail(
      db,
      hub.seal,
      {
        to: typed.email,
        subject: t('consultations.team.mail-subject', { title: subject.title }),
        body: t('consultations.team.mail-body', {
          name: person.name,
          title: subject.title,
          role: t(`consultations.team.role-options.${role}`),
          link: `${hub.origin}${planAddress(subject)}`,
        }),
      },
      ref,
    )
    return redirect(back, 'consultations.done.role-given')
  },
})
