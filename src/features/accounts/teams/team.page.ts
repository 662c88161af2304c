/** The page of a team: roles on a subject given to people by email address, and ended. Every subject with a team has one of these. */
import type { AccessRule, Role, SubjectRef } from '../../../access/access.ts'
import type { AuditAction } from '../../../db/audit.ts'
import type { Handle } from '../../../db/open.ts'
import { sendMail } from '../../../mail/mail.ts'
import { type SlugParams, slugParams } from '../../../web/by-slug.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, email, hidden, line } from '../../../web/fields.ts'
import { type Crumb, definePage, type Found, type Page, redirect, refuse } from '../../../web/page.ts'
import type { Place } from '../../../web/place.ts'
import { giveRole, tellRights } from '../rights.ts'
import { endRole, findTeam, personOfEmail } from './team.queries.ts'

/** What the team of one kind of subject is. Words are keys of the catalogue. */
export type Team<S> = {
  readonly path: string
  readonly workspace: Place
  readonly access: AccessRule
  readonly audit: { readonly given: AuditAction; readonly ended: AuditAction }
  /** The roles that are given by hand, from most to least. One holder of the first always stays. */
  readonly roles: readonly [Role, ...Role[]]
  readonly subject: (db: Handle, params: SlugParams) => Promise<Found<S> | null>
  readonly refOf: (subject: S) => SubjectRef
  readonly nameOf: (subject: S) => string
  /** Where its workspace is, and a page of it. */
  readonly addressOf: (subject: S, page?: string) => string
  readonly trail: (t: Translate, subject: S) => readonly Crumb[]
  /** False where who is on the team shows on no public page. */
  readonly changesPages: boolean
  readonly words: {
    readonly title: string
    readonly intro: string
    /** The label of the roles; each role stands under it as an option. */
    readonly role: string
    readonly empty: string
    readonly lastOfTheFirst: string
    /** Told `person`, `name` of the subject, `role`, and `link`. */
    readonly mail: { readonly subject: string; readonly body: string }
  }
}

/** Declares the page of a team. */
export function teamPage<S>(of: Team<S>): Page {
  const { words, roles, refOf, nameOf } = of
  const form = {
    email: email({ label: 'accounts.team.email', optional: true }),
    name: line({ label: 'accounts.team.name', hint: 'accounts.team.name-hint', optional: true }),
    role: choice({ label: words.role, options: roles, optional: true }),
    act: hidden(),
  }
  return definePage({
    path: of.path,
    workspace: of.workspace,
    access: of.access,
    audit: of.audit.given,
    publishes: 'nothing',
    freshly: 'to-send',
    template: 'accounts/teams/team.njk',
    params: slugParams,
    form,
    subject: of.subject,
    changesPages: of.changesPages,
    async show({ db, subject, today, t }) {
      const team = await findTeam(db, refOf(subject), roles, today)
      return {
        title: t(words.title),
        breadcrumbs: of.trail(t, subject),
        intro: t(words.intro),
        empty: t(words.empty),
        roles: t(words.role),
        team: team.map(each => ({ ...each, role: t(`${words.role}-options.${each.role}`) })),
      }
    },
    async submit({ db, subject, form: typed, today, actor, hub, t, audit }) {
      const ref = refOf(subject)
      const naming = { subject: ref, name: nameOf(subject), by: actor.person!, today }
      const [first] = roles
      if (typed.act !== '') {
        const team = await findTeam(db, ref, roles, today)
        const member = team.find(each => typed.act === `end ${each.grantId}`)
        if (!member) return refuse({ team: 'accounts.team.problem.gone' })
        if (member.bySeat) return refuse({ team: 'accounts.team.problem.by-seat' })
        if (member.role === first && team.filter(each => each.role === first).length === 1)
          return refuse({ team: words.lastOfTheFirst })
        await endRole(db, member.grantId, today)
        await tellRights(db, hub, { personId: member.personId, role: member.role as Role, ...naming }, 'ended')
        const record = { kind: 'person', id: member.personId }
        await audit({ action: of.audit.ended, subject: ref, record, before: { role: member.role } })
        return redirect(of.addressOf(subject, 'team'), 'accounts.done.role-ended')
      }
      if (typed.email === '') return refuse({ email: 'accounts.team.problem.email' })
      const role = roles.find(each => each === typed.role)
      if (!role) return refuse({ role: 'accounts.team.problem.role' })
      const person = await personOfEmail(db, typed.email, typed.name)
      if (!person) return refuse({ name: 'accounts.team.problem.name' })
      if ((await giveRole(db, hub, { personId: person.id, role, ...naming, personTold: true })) === null)
        return refuse({ role: 'accounts.team.problem.has-it' })
      await audit({ action: of.audit.given, subject: ref, record: { kind: 'person', id: person.id }, after: { role } })
      const told = {
        person: person.name,
        name: naming.name,
        role: t(`${words.role}-options.${role}`),
        link: `${hub.origin}${of.addressOf(subject)}`,
      }
      const { mail } = words
      await sendMail(db, hub.seal, { to: typed.email, subject: t(mail.subject, told), body: t(mail.body, told) }, ref)
      return redirect(of.addressOf(subject, 'team'), 'accounts.done.role-given')
    },
  })
}
