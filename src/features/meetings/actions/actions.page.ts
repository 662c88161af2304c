/** What a partnership said it would do: who, by when, and how it stands. */

import { z } from 'zod'
import type { AccessRule, Actor } from '../../../access/access.ts'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { choice, dayField, passage, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { changeAction, crumbs } from '../../partnerships/index.ts'
import { holdsSeat } from '../standing.ts'
import { type PartnershipHere, partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { type Action, findAction, listActions } from './action.queries.ts'

export const actionsPage = definePage({
  path: '/partnerships/:slug/actions',
  mends: ['actions'],
  showsRecord: ['action'],
  workspace: { stage: 'run', label: 'partnerships.nav.actions' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/actions/actions.njk',
  params: slugParams,
  subject: partnershipHere,
  query: z.object({ state: z.enum(['open', 'closed']).optional().catch(undefined) }),
  sameForAll: true,
  async show({ db, subject: { partnership, standing }, query, today, t }) {
    const all = await listActions(db, partnership.id, standing)
    const wanted = query.state ?? 'open'
    const own = new Set(standing.seats.map(seat => seat.id))
    return {
      title: t('meetings.actions.title'),
      breadcrumbs: crumbs(t, partnership),
      partnership,
      wanted,
      open: all.filter(action => action.state === 'open').length,
      closed: all.filter(action => action.state !== 'open').length,
      actions: all
        .filter(action => (action.state === 'open') === (wanted === 'open'))
        .map(action => ({
          ...action,
          overdue: action.state === 'open' && action.due_on !== null && action.due_on < today,
          mayChange: action.state !== 'handed-over' && (standing.runs || own.has(action.ownerSeatId ?? '')),
        })),
    }
  },
})

type ActionHere = PartnershipHere & { readonly action: Action }

const ownsAction: AccessRule = {
  name: 'chair or administrator, holder of the seat that owns it or their substitute',
  allows: holdsSeat.allows,
}

const form = {
  state: choice({ label: 'meetings.actions.state', options: ['open', 'done', 'dropped'] }),
  due_on: dayField({
    any: 'an action stays to be changed when its day has gone by',
    label: 'meetings.action.due',
    optional: true,
  }),
  note: passage({ label: 'meetings.actions.note', hint: 'meetings.actions.note-hint', max: 3000, optional: true }),
  version: versionField(),
}

/** What another body took on is nobody’s here to close: its state is to be chosen anew. */
const valuesOf = ({ state, ...rest }: Action) => writeForm(form, state === 'handed-over' ? rest : { state, ...rest })

async function actionHere(
  db: Handle,
  params: { readonly slug: string; readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<ActionHere> | null> {
  const found = await partnershipHere(db, params, hub, actor)
  const action = found && (await findAction(db, found.record.partnership.id, params.id, found.record.standing))
  if (!action) return null
  const { standing } = found.record
  const owns = standing.runs || standing.seats.some(seat => seat.id === action.ownerSeatId)
  return { ref: owns ? found.ref : null, record: { ...found.record, action } }
}

export const actionPage = definePage({
  path: '/partnerships/:slug/actions/:id',
  mendsRecord: { action: ['actions'] },
  access: ownsAction,
  audit: 'action.changed',
  publishes: 'nothing',
  template: 'meetings/actions/action.njk',
  params: z.object({ slug: z.string().min(1).max(120), id: z.uuid() }),
  subject: actionHere,
  form,
  async show({ subject: { partnership, action }, t }) {
    return {
      title: t('meetings.actions.change'),
      breadcrumbs: [
        ...crumbs(t, partnership),
        { text: t('meetings.actions.title'), href: `/partnerships/${partnership.slug}/actions` },
      ],
      action,
      form: valuesOf(action),
    }
  },
  async submit({ db, subject: { partnership, action }, form: typed, today, audit }) {
    if (typed.state === 'dropped' && typed.note === '') return refuse({ note: 'meetings.actions.problem.reason' })
    const { version, ...values } = typed
    if (
      !(await changeAction(db, action.id, version, {
        ...values,
        closed_on: values.state === 'open' ? null : (action.closed_on ?? today),
      }))
    )
      return stale(valuesOf(action), action.version)
    await audit({
      action: 'action.changed',
      subject: partnershipRef(partnership.id),
      record: { kind: 'action', id: action.id },
      before: { state: action.state, due_on: action.due_on },
      after: { state: values.state, due_on: values.due_on },
    })
    return redirect(`/partnerships/${partnership.slug}/actions`, 'meetings.done.action-changed')
  },
})
