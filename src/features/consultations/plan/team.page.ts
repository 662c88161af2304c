/** The team of a consultation: who leads it, reads for it, and types in what comes on paper. */
import { setsUpConsultation } from '../../../access/access.ts'
import { teamPage } from '../../accounts/index.ts'
import { anyConsultation, planAddress, planCrumbs, subjectOf } from '../subject.ts'

export const consultationTeamPage = teamPage({
  path: '/consultations/:slug/plan/team',
  workspace: { stage: 'prepare', label: 'consultations.task.team' },
  access: setsUpConsultation,
  audit: { given: 'consultation.team-changed', ended: 'consultation.role-ended' },
  roles: ['lead', 'reviewer', 'clerk'],
  subject: anyConsultation,
  refOf: subjectOf,
  nameOf: consultation => consultation.title,
  addressOf: planAddress,
  trail: planCrumbs,
  changesPages: false,
  words: {
    title: 'consultations.team.title',
    intro: 'consultations.team.intro',
    role: 'consultations.team.role',
    empty: 'consultations.team.empty',
    lastOfTheFirst: 'consultations.team.last-lead',
    mail: { subject: 'consultations.team.mail-subject', body: 'consultations.team.mail-body' },
  },
})
