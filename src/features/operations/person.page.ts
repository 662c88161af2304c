/** One person: the roles they hold, and giving them another. */
import { z } from 'zod'
import { type Role, roles, type SubjectKind, secretariat } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { pick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { giveRole } from '../accounts/index.ts'
import { findPerson, rolesOf } from './people.queries.ts'

export const personPage = definePage({
  path: '/people/:id',
  access: secretariat,
  audit: 'role.granted',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'operations/person.njk',
  params: z.object({ id: z.uuid() }),
  form: { role: pick({ label: 'operations.person.role', hint: 'operations.person.role-hint' }) },
  changesPages: false,
  async subject(db, { id }) {
    const record = await findPerson(db, id)
    return record && { ref: null, record }
  },
  async show({ db, subject, area, t }) {
    const choices = await grantable(db, area)
    return {
      title: subject.name,
      breadcrumbs: [{ text: t('operations.people.title'), href: '/people' }],
      person: subject,
      roles: await rolesOf(db, subject.id),
      choices: choices.map(one => ({ value: one.value, text: `${t(`operations.roles.${one.role}`)}: ${one.subject}` })),
    }
  },
  async submit({ db, hub, subject, form, actor, area, today, audit }) {
    const chosen = (await grantable(db, area)).find(one => one.value === form.role)
    if (!chosen) return refuse({ role: 'operations.person.no-role' })
    const ref = { kind: chosen.kind, id: chosen.id }
    const { role, subject: name } = chosen
    const id = await giveRole(db, hub, { personId: subject.id, role, subject: ref, name, by: actor.person!, today })
    if (!id) return refuse({ role: 'operations.person.has-role' })
    await audit({
      action: 'role.granted',
      subject: ref,
      record: { kind: 'role_grant', id },
      after: { person: subject.id, role: chosen.role },
    })
    return redirect(`/people/${subject.id}`, 'operations.done.granted')
  },
})

type Grantable = { value: string; role: Role; kind: SubjectKind; id: string; subject: string }

/** Every role on every subject of the area, as one list to choose from. */
async function grantable(db: Handle, area: { id: string; name: string }): Promise<Grantable[]> {
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
  const consultations = await db.selectFrom('consultation').select(['id', 'title as name']).orderBy('title').execute()
  const partnerships = await db.selectFrom('partnership').select(['id', 'name']).orderBy('name').execute()
  const subjects = { area: [area], organisation: organisations, consultation: consultations, partnership: partnerships }
  return (Object.keys(roles) as SubjectKind[]).flatMap(kind =>
    subjects[kind].flatMap(({ id, name }) =>
      roles[kind].map(role => ({ value: `${role}:${kind}:${id}`, role, kind, id, subject: name })),
    ),
  )
}
