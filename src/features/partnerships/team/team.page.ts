/** Who runs a partnership: chair and administrator. */
import { teamPage } from '../../accounts/index.ts'
import { addressOf, anyPartnership, looksAfterPartnership, planCrumbs, subjectOf } from '../subject.ts'
import { teamRoles } from './team.queries.ts'

export const partnershipTeamPage = teamPage({
  path: '/partnerships/:slug/team',
  workspace: { stage: 'run', label: 'partnerships.task.team' },
  access: looksAfterPartnership,
  audit: { given: 'partnership.role-given', ended: 'partnership.role-ended' },
  roles: teamRoles,
  subject: anyPartnership,
  refOf: subjectOf,
  nameOf: partnership => partnership.name,
  addressOf: (partnership, page = 'plan') => addressOf(partnership, page),
  trail: planCrumbs,
  changesPages: true,
  words: {
    title: 'partnerships.team.title',
    intro: 'partnerships.team.intro',
    role: 'partnerships.team.role',
    empty: 'partnerships.team.empty',
    lastOfTheFirst: 'partnerships.team.last-chair',
    mail: { subject: 'partnerships.team.mail-subject', body: 'partnerships.team.mail-body' },
  },
})
