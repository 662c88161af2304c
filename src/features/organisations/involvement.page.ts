/** Ways of involving the sector in a policy, beyond informing and consulting: each is offered, or not for a reason. */
import { z } from 'zod'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { says } from '../../kernel/says.ts'
import { slugParams } from '../../web/by-slug.ts'
import { choice, line, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { findPolicies } from './saying.queries.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

const ways = ['decision-making', 'feedback', 'design-and-commissioning', 'delivery', 'scrutiny'] as const
type Way = (typeof ways)[number]

/** Whether a way is offered, and the reason where it is not. */
export type Considered = { readonly way: Way; readonly offered: boolean; readonly reason: string }

const offer = (way: Way) => choice({ label: `organisations.involvement.way-${way}`, options: offers, optional: true })
const offers = { offered: 'organisations.involvement.offered', 'not-offered': 'organisations.involvement.not-offered' }
const reason = (way: Way) => line({ label: `organisations.involvement.reason-${way}`, optional: true, max: 500 })

const form = {
  'decision-making': offer('decision-making'),
  'decision-making-why': reason('decision-making'),
  feedback: offer('feedback'),
  'feedback-why': reason('feedback'),
  'design-and-commissioning': offer('design-and-commissioning'),
  'design-and-commissioning-why': reason('design-and-commissioning'),
  delivery: offer('delivery'),
  'delivery-why': reason('delivery'),
  scrutiny: offer('scrutiny'),
  'scrutiny-why': reason('scrutiny'),
  version: versionField(),
}

/** What was considered for each of some policies. */
export async function findConsidered(
  db: Handle,
  policyIds: readonly string[],
): Promise<ReadonlyMap<string, Considered[]>> {
  if (policyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('policy_involvement')
    .select(['policy_change_id', 'way', 'offered', 'reason'])
    .where('policy_change_id', 'in', [...policyIds])
    .orderBy('way')
    .execute()
  return Map.groupBy(rows, ({ policy_change_id }) => policy_change_id)
}

async function keepConsidered(tx: Tx, policyId: string, considered: readonly Considered[]): Promise<void> {
  await tx.deleteFrom('policy_involvement').where('policy_change_id', '=', policyId).execute()
  if (considered.length > 0)
    await tx
      .insertInto('policy_involvement')
      .values(considered.map(one => ({ id: newId(), policy_change_id: policyId, ...one })))
      .execute()
}

/** What was considered, as the form shows it again. */
function typedOf(considered: readonly Considered[], version: number) {
  const said = Object.fromEntries(
    considered.flatMap(({ way, offered, reason: why }) => [
      [way, offered ? 'offered' : 'not-offered'],
      [`${way}-why`, why],
    ]),
  )
  return writeForm(form, { ...said, version })
}

export const involvementPage = definePage({
  path: '/organisations/:slug/policies/:policy/involvement',
  mendsRecord: { 'policy-change': ['organisation-involvement'] },
  access: mayChangeOrganisation,
  audit: 'organisation.involvement-considered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ policy: z.uuid() }),
  form,
  async subject(db, params) {
    const found = await organisationOfAddress(db, params)
    const policy = found && (await findPolicies(db, found.record.id)).find(({ id }) => id === params.policy)
    if (!found || !policy) return null
    const considered = (await findConsidered(db, [policy.id])).get(policy.id) ?? []
    return { ref: found.ref, record: { organisation: found.record, policy, considered } }
  },
  async show({ subject: { organisation, policy, considered }, t }) {
    const list = `/organisations/${organisation.slug}/policies`
    return {
      title: t('organisations.involvement.title'),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('organisations.policy.title'), href: list },
        { text: policy.title, href: `${list}/${policy.id}` },
      ],
      intro: t('organisations.involvement.intro', { title: policy.title }),
      fields: Object.keys(form),
      button: t('organisations.form.save'),
      form: typedOf(considered, policy.version),
    }
  },
  async submit({ db, subject: { organisation, policy, considered: before }, form: typed, audit }) {
    const considered = ways.flatMap((way): Considered[] => {
      const said = typed[way]
      return said === null ? [] : [{ way, offered: said === 'offered', reason: typed[`${way}-why`] }]
    })
    const bare = considered.filter(({ offered, reason: why }) => !offered && !says(why))
    if (bare.length > 0)
      return refuse(Object.fromEntries(bare.map(({ way }) => [`${way}-why`, 'organisations.involvement.problem'])))
    if (!(await changeVersioned(db, 'policy_change', policy.id, typed.version, {})))
      return stale(typedOf(before, policy.version), policy.version)
    await keepConsidered(db, policy.id, considered)
    const told = (each: readonly Considered[]) =>
      Object.fromEntries(each.map(({ way, offered, reason: why }) => [way, offered ? 'offered' : why]))
    await audit({
      action: 'organisation.involvement-considered',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'policy_change', id: policy.id },
      before: told(before),
      after: told(considered),
    })
    return redirect(`/organisations/${organisation.slug}/policies`, 'organisations.done.policy')
  },
})
