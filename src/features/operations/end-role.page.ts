/** End a role: asks once, and says what stays. */
import { z } from 'zod'
import { type Role, type SubjectKind, secretariat } from '../../access/access.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { endRole, isLastSecretariat, tellRights } from '../accounts/index.ts'
import { findRole } from './people.queries.ts'

export const endRolePage = definePage({
  path: '/people/roles/:id/end',
  access: secretariat,
  audit: 'role.ended',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'operations/end-role.njk',
  params: z.object({ id: z.uuid() }),
  form: {},
  changesPages: false,
  async subject(db, { id }) {
    const record = await findRole(db, id)
    return record && { ref: null, record }
  },
  async show({ subject, t }) {
    return {
      title: t('operations.end-role.title'),
      breadcrumbs: [
        { text: t('operations.people.title'), href: '/people' },
        { text: subject.person, href: `/people/${subject.personId}` },
      ],
      held: subject,
    }
  },
  async submit({ db, hub, subject, actor, today, audit }) {
    // Two of the secretariat who end each other's roles at once take turns here: one of them stays.
    await db.selectFrom('area').select('id').forUpdate().execute()
    if (subject.role === 'secretariat' && (await isLastSecretariat(db, subject.personId, today)))
      return refuse({ end: 'operations.end-role.last' })
    const { by_seat } = await db
      .selectFrom('role_grant')
      .select('by_seat')
      .where('id', '=', subject.id)
      .executeTakeFirstOrThrow()
    if (by_seat) return refuse({ end: 'operations.end-role.by-seat' })
    if (!(await endRole(db, subject.id, today))) return refuse({ end: 'operations.end-role.ended' })
    const ref = { kind: subject.subjectKind as SubjectKind, id: subject.subjectId }
    await audit({
      action: 'role.ended',
      subject: ref,
      record: { kind: 'role_grant', id: subject.id },
      before: { person: subject.personId, role: subject.role },
    })
    const { personId, role, subject: name } = subject
    await tellRights(db, hub, { personId, role: role as Role, subject: ref, name, by: actor.person!, today }, 'ended')
    return redirect(`/people/${subject.personId}`, 'operations.done.ended')
  },
})
